"""The index of the search: from documents to small files that a browser asks for one by one. See docs/search.md."""
