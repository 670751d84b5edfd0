"""Asks services for what they know of papers: an edge, used by two commands and never by a build."""
