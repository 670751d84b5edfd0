"""From files to records: what one source says of one paper."""
