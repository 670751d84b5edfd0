"""Writes into the data folder: an edge, used by the commands `add`, `refresh`, `propose` and `addresses`."""
