"""`python -m paperatlas`."""

from paperatlas.cli import main

main()
