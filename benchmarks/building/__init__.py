"""Whole sites: ours beside Hugo with Pagefind and plain mkdocs-material."""
