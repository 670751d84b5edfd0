"""Builds that make again only what has changed."""
