"""CSL-JSON, and what Crossref has in common with it."""
