"""Copies of a site to read without network: kept by the browser, or as one file."""
