"""The preprint and the published version of a paper, each with its date and its address."""

from __future__ import annotations

from collections.abc import Sequence

from paperatlas.merge.identifiers import arxiv_id_of
from paperatlas.merge.precedence import dates_the_published, has_publishers_doi, is_preprint, is_published
from paperatlas.model.identifiers import arxiv_abstract_url, doi_url
from paperatlas.model.paper import Version
from paperatlas.model.preprints import is_preprint_doi, is_preprint_venue
from paperatlas.model.record import Record


def versions(group: Sequence[Record]) -> tuple[Version, ...]:
    """Preprint and published version of a work, in this order; nothing where only one of them is known.

    Args:
        group: records of one work, the most trusted first.
    """
    preprints = [record for record in group if is_preprint(record) or arxiv_id_of(record)]
    published = [record for record in group if is_published(record)]
    if not preprints or not published:
        return ()
    return (_preprint(preprints), _published(published))


def _preprint(records: Sequence[Record]) -> Version:
    dated = [record for record in records if not dates_the_published(record)]
    return Version(
        kind="preprint",
        date=_date(dated),
        venue=next((r.venue for r in records if r.venue and is_preprint_venue(r.venue)), _server(records)),
        url=next((url for record in records if (url := _preprint_url(record))), None),
        origin=(dated or records)[0].origin,
    )


def _published(records: Sequence[Record]) -> Version:
    dated = [record for record in records if dates_the_published(record)]
    urls = [record.url for record in records if record.url and not _preprint_url(record)]
    dois = [record.doi for record in records if record.doi and has_publishers_doi(record)]
    return Version(
        kind="published",
        date=_date(dated),
        venue=next((r.venue for r in records if r.venue and not is_preprint_venue(r.venue)), None),
        url=doi_url(dois[0]) if dois else urls[0] if urls else None,
        origin=(dated or records)[0].origin,
    )


def _date(records: Sequence[Record]) -> str | None:
    """The first date that is known, as exact as another record of the same year knows it."""
    dates = [record.published or str(record.year) for record in records if record.published or record.year]
    if not dates:
        return None
    return next((date for date in dates if len(date) > len(dates[0]) and date.startswith(dates[0])), dates[0])


def _server(records: Sequence[Record]) -> str | None:
    return "arXiv" if any(arxiv_id_of(record) for record in records) else None


def _preprint_url(record: Record) -> str | None:
    if arxiv_id := arxiv_id_of(record):
        return arxiv_abstract_url(arxiv_id)
    if record.doi and is_preprint_doi(record.doi):
        return doi_url(record.doi)
    return None if is_published(record) else record.url
