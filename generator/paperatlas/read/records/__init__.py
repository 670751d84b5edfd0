"""Papers in the project's own form, as YAML, JSON or a table."""
