"""Where the files stand that are read beside quizzes, cases and pages. Here, so that to know one by its name is not to
bring along all that reads it."""

COHORT = "cohort.yml"
BIBLIOGRAPHY = "references/ipt.bib"
GLOSSARY = "references/glossary.yml"
EFFECTS = "references/effects.yml"
WORKSHEETS = "worksheets"
PRACTICE = "practice"
