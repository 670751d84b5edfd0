"""paperatlas: collections of research papers as searchable static sites."""

__version__ = "0.1.0"
