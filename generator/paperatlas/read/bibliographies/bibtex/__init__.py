"""BibTeX and BibLaTeX: from the text to blocks, from blocks to fields, from fields to records."""
