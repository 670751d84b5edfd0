"""Text of papers, without regard to where it came from or where it goes."""
