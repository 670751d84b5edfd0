"""From the atlas to plain Markdown pages."""
