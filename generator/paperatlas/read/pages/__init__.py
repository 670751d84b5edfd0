"""Pages, lists and mails made for people to read."""
