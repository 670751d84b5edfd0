"""From records to papers: one for each work, each field with the record that gave it."""
