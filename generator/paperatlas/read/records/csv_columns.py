"""What the columns of a table of papers are called, and what they hold.

Spellings of this program's own export, Scopus, Web of Science, PubMed, IEEE Xplore, Springer,
Dimensions, Lens, OpenAlex, Google Scholar, Publish or Perish, Zotero, Rayyan, Covidence,
OpenReview, Papers with Code and the arXiv dumps at Kaggle.
"""

from __future__ import annotations

import re

COLUMNS: dict[str, str] = {
    # What a column holds → its spellings in the order in which they are believed, without spaces and signs.
    "title": "title articletitle papertitle documenttitle itemtitle publicationarticletitle originaltitle titles "
    "displayname paper",
    "authors": "authorfullnames authorsparsed fullauthors authorshipsauthordisplayname authors author authorlist "
    "authornames authorname authorss creators creator bookauthors authorshipsrawauthorname",
    "editors": "editors editor bookeditors",
    "year": "year publicationyear pubyear publishedyear yearpublished yearofpublication prismcoverdateyear",
    "month": "month publishedmonth",
    "day": "day",
    "date": "published publicationdate publisheddate datepublished publishdate pubdate date dateofpublication "
    "coverdate prismcoverdate submitteddate submissiondate datesubmitted created publicationdateonline "
    "publicationdateprint onlinedate",
    "updated": "updated updateddate updatedate lastrevised",
    "versions": "versions",
    "venue": "venue journal journaltitle journalname sourcetitle publicationtitle publication booktitle proceedings "
    "proceedingstitle proceeding containertitle journalbook primarylocationsourcedisplayname hostvenuedisplayname "
    "hostvenue prismpublicationname conferencename conference conferencetitle journalref source",
    "kind": "kind itemtype documenttype publicationtype entrytype referencetype contenttype doctype type",
    "volume": "volume vol journalvolume bibliovolume",
    "issue": "issue issuenumber journalissue biblioissue number num",
    "pages": "pages pagerange pagination page",
    "first": "startpage pagestart firstpage bibliofirstpage beginningpage spage",
    "last": "endpage pageend lastpage bibliolastpage endingpage epage",
    "article": "artno articlenumber articleno",
    "page count": "pagecount numpages numberofpages totalpages",
    "publisher": "publisher publishername primarylocationsourcehostorganizationname",
    "abstract": "abstract abstractnote abstracttext abstracts summaries",
    "summary": "summary",
    "doi": "doi articledoi itemdoi digitalobjectidentifier prismdoi doilink doiurl",
    "arxiv": "arxivid arxiv paperarxivid arxivnumber eprint eprintid arxivurl arxivlink",
    "pubmed": "pmid pubmedid pubmed",
    "pmc": "pmcid pmc",
    "openalex": "openalexid openalex",
    "semantic-scholar": "semanticscholarid s2id s2paperid",
    "acl": "aclid anthologyid aclanthologyid",
    "openreview": "openreviewid forum forumid",
    "dblp": "dblpkey dblpid",
    "id": "id key identifier paperid workid",
    "issn": "issn issns eissn issnl prismissn issnelectronic issnprint isbn isbns eisbn",
    "url": "url link paperurl articleurl articlelink paperlink urlabs paperurlabs primarylocationlandingpageurl "
    "landingpageurl externalurl sourceurl fulltexturl sourceurls htmlurl entryid abstracturl",
    "pdf": "pdf pdfurl pdflink urlpdf paperurlpdf bestoalocationpdfurl primarylocationpdfurl openaccesspdf",
    "code": "code codeurl codelink github githuburl githublink repo repourl repository sourcecode implementation",
    "project": "project projectpage projecturl website homepage",
    "video": "video videourl youtube",
    "data": "dataset dataseturl datasets",
    "demo": "demo demourl",
    "supplement": "supplement supplementarymaterial supplementary",
    "keywords": "keywords keyword authorkeywords indexkeywords keywordsplus manualtags automatictags tags tasks "
    "topics meshterms fieldsofstudy ieeeterms subjects",
    "comment": "comments comment arxivcomment",
    "note": "notes note remarks extra",
    "organisation": "organisation organization",
    "status": "status isretracted retracted",
}
_SPELLINGS = {role: tuple(names.split()) for role, names in COLUMNS.items()}
_ROLES = {name: role for role, names in _SPELLINGS.items() for name in names}

NAMING_ROLES = frozenset({"title", "doi", "arxiv", "pubmed", "pmc", "openalex", "semantic-scholar", "acl"})
"""What a table must have a column of, to be one of papers."""

SCHEME_ROLES = ("pubmed", "pmc", "openalex", "semantic-scholar", "acl", "openreview", "dblp")


def spellings(*roles: str) -> tuple[str, ...]:
    """The names of the columns that hold these, the best first."""
    return tuple(name for role in roles for name in _SPELLINGS[role])


def column_name(cell: str) -> str:
    """The name of a column without case, spaces and signs: `Author(s) ID` gives `authorsid`."""
    return re.sub(r"[\W_]+", "", cell.casefold())


def role_of(name: str) -> str | None:
    """What a column of this name holds; `None` where that is not known."""
    return _ROLES.get(name)
