"""The quick way to the very bytes that MkDocs gives."""
