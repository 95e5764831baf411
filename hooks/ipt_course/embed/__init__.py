"""The last hop: rendered fragments into pages, for MkDocs or for any other host."""
