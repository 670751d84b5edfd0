"""The digest: what is new since a day, as a page and as an e-mail, and its delivery.

An edge beside the stages: a build does not need it, and only the command `digest` calls it.
"""
