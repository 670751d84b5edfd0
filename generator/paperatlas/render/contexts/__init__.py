"""What each template is given: one dataclass a page type.

Text in these values is plain and is escaped when it is put into the page; a `Markup` value is
Markdown that is safe already.
"""
