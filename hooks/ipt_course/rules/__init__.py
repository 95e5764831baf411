"""The rules: what makes a quiz or a case sound beyond its shape. The one table is in `table.py`."""
