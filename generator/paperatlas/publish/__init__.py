"""From the Markdown tree to what readers and programs fetch."""
