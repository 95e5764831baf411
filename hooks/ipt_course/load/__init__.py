"""The first hop: files → data whose every key and value knows its line and column → models, and findings."""
