"""Lists of papers in Markdown: walking the text, and telling papers from everything else."""
