"""The bank of questions for other programs: one neutral form, a writer for each format, and what each cannot carry."""
