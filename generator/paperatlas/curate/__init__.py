"""Writes records into the data folder: an edge, used by the commands `add`, `refresh` and `propose`."""
