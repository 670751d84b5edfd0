"""The issue forms by which people without git suggest a paper or correct a record.

A host shows a form from a template in the repository; a link fills it in by the fields' identifiers, and what comes in
is a text with each field's label as a heading. Templates, links and the reader of such texts agree on this table.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class FormField:
    """A question of a form."""

    id: str
    """In the address that fills the form in; `title` there is the issue's own title."""
    label: str
    """The heading above the answer."""
    key: str | None
    """The record's key that the answer is a value of; `None` where it is something else."""


@dataclass(frozen=True, slots=True)
class IssueForm:
    """A form; its first field says which paper it is about, and tells one form from another."""

    template: str
    """The file's name in `.github/ISSUE_TEMPLATE/`."""
    fields: tuple[FormField, ...]

    @property
    def about(self) -> FormField:
        """The field that says which paper it is about."""
        return self.fields[0]


_FACTS = (
    FormField("paper-title", "Title", "title"),
    FormField("authors", "Authors", "authors"),
    FormField("published", "Date of publication", "published"),
    FormField("venue", "Journal or conference", "venue"),
    FormField("code", "Code", "code"),
    FormField("summary", "Summary", "summary"),
    FormField("tags", "Tags", "tags"),
)
_REMARK = FormField("remark", "Anything else", None)

SUGGESTION = IssueForm("suggest-a-paper.yml", (FormField("paper", "Paper to add", None), *_FACTS, _REMARK))
CORRECTION = IssueForm(
    "correct-a-record.yml",
    (
        FormField("record", "Record to correct", None),
        *_FACTS,
        FormField("topics", "Topics", "topics"),
        FormField("doi", "DOI", "doi"),
        FormField("arxiv", "arXiv identifier", "arxiv_id"),
        FormField("url", "Address of the paper", "url"),
        FormField("pdf", "Address of the PDF", "pdf"),
        FormField("status", "Retracted or withdrawn", "status"),
        _REMARK,
    ),
)
FORMS = (SUGGESTION, CORRECTION)
