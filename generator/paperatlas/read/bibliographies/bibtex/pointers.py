"""Identifiers and addresses of a BibTeX entry, field by field."""

from __future__ import annotations

import re

from paperatlas.model.schemes import one_of_each
from paperatlas.read.bibliographies.bibtex.addresses import addresses_in, files_in, plain_address
from paperatlas.read.bibliographies.bibtex.draft import Draft
from paperatlas.read.bibliographies.bibtex.tables import LINK_KINDS
from paperatlas.text.clean import clean_line

_ISBN = re.compile(r"[\dXx][\dXx -]{8,16}[\dXx]")
_DBLP = re.compile(r"^DBLP:(\S+)|/rec/(?:bib\d?/|bibtex\d?/|html/)?(?P<path>\S+?)(?:\.bib|\.html)?$")
_ADDRESS_FIELD = re.compile(r"(?:bdsk-url|url|link|links|ee|html|urls|weblink|www)(?:-?\d+)?")
_SCHEMES = {"pmid": "pubmed", "pmcid": "pmc", "hal_id": "hal", "openalex": "openalex", "openreview": "openreview"}


def find_identifiers(draft: Draft) -> None:
    """Takes the identifiers that have fields of their own."""
    fields, addresses = draft.fields, draft.addresses
    doi = fields.pop("doi", None)
    if doi and not addresses.add_doi(doi):
        draft.report("doi", f'"{clean_line(doi)[:60]}" in field "doi", which is no DOI', "correct it", True)
        draft.keep("doi", clean_line(doi))
    if "eprint" in fields:
        _eprint(draft)
    if (arxiv := fields.get("arxivid")) and addresses.add_arxiv(plain_address(arxiv)):
        del fields["arxivid"]
    for name, scheme in _SCHEMES.items():
        if name in fields and addresses.add_id(scheme, plain_address(fields[name]).strip(" {}")):
            del fields[name]
    isbns = _ISBN.findall(fields.get("isbn", ""))
    if sum(addresses.add_id("isbn", isbn) for isbn in isbns) and len(isbns) == 1:
        del fields["isbn"]


def _eprint(draft: Draft) -> None:
    fields, addresses = draft.fields, draft.addresses
    eprint = plain_address(fields["eprint"]).strip(" {}")
    kind = fields.get("archiveprefix", "").strip(" {}:").lower()
    if eprint.lower().startswith("http") and not addresses.add_arxiv(eprint):
        # Publishers give the address of the PDF there.
        urls = list(addresses_in(eprint))
        for url in urls:
            if "/pdf" in url and addresses.pdf is None:
                addresses.pdf = url
            else:
                addresses.add(url, is_own=False)
        is_known = bool(urls) or addresses.arxiv is not None
    elif kind in ("pubmed", "pmid"):
        is_known = addresses.add_id("pubmed", eprint)
    elif kind in ("pmc", "pmcid"):
        is_known = addresses.add_id("pmc", eprint)
    elif kind == "hal":
        is_known = addresses.add_id("hal", eprint)
    else:
        is_known = kind in ("", "arxiv", "arxiv.org", "arxiv e-prints") and addresses.add_arxiv(eprint)
    if is_known:
        del fields["eprint"]
        fields.pop("archiveprefix", None)


def find_addresses(draft: Draft) -> None:
    """Takes the addresses of the paper, of its files, and of what belongs to it."""
    fields, addresses = draft.fields, draft.addresses
    if source := fields.pop("url", None):
        _own_address(draft, source)
    if source := fields.pop("pdf", None):
        urls = list(addresses_in(source))
        if urls and addresses.pdf is None:
            addresses.pdf = urls[0]
        elif not urls:
            draft.keep("pdf", clean_line(source))
    if source := fields.pop("file", None):
        found, has_local = files_in(source)
        for url, is_pdf in found:
            if is_pdf and addresses.pdf is None:
                addresses.pdf = url
            else:
                addresses.add(url, is_own=False)
        if has_local:
            draft.keep("file", clean_line(source))
    for name in [name for name in fields if name in LINK_KINDS or _ADDRESS_FIELD.fullmatch(name)]:
        if urls := list(addresses_in(fields[name])):
            del fields[name]
            for url in urls:
                addresses.add(url, LINK_KINDS.get(name))


def _own_address(draft: Draft, source: str) -> None:
    urls = list(addresses_in(source))
    for place, url in enumerate(urls):
        draft.addresses.add(url, is_own=place == 0)
    if urls:
        return
    bare = clean_line(plain_address(source))
    if draft.addresses.doi is None and draft.addresses.add_doi(bare):
        return
    draft.keep("url", bare)
    if not bare.lower().startswith(("ftp:", "urn:")):
        finding = f'"{bare[:60]}" in field "url", which is no web address'
        draft.report("url", finding, "write it with http:// or https://", False)


def state_pointers(draft: Draft, key: str) -> None:
    """Makes what was found of identifiers and addresses facts of the record."""
    facts, addresses = draft.facts, draft.addresses
    if match := _DBLP.search(key) or _DBLP.search(draft.fields.get("biburl", "")):
        addresses.add_id("dblp", match[1] or match["path"])
    if addresses.arxiv:
        facts["arxiv_id"], facts["arxiv_version"] = addresses.arxiv
    facts["doi"], facts["url"], facts["pdf"] = addresses.doi, addresses.url, addresses.pdf
    if addresses.ids:
        facts["ids"] = one_of_each(addresses.ids)
    if addresses.code:
        facts["code"] = tuple(addresses.code)
    if addresses.links:
        known = {addresses.url, addresses.pdf}
        facts["links"] = tuple(link for link in addresses.links.values() if link.url not in known)
