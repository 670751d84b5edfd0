"""Citations and exports: pure functions from papers to the texts other programs read.

The formats stand in `formats.FORMATS`. Nothing here reads or writes a file.
"""
