"""What BibTeX's and BibLaTeX's entry types and fields, and the macros of some journals, stand for.

Types: BibTeX's standard styles and the biblatex manual, section 2.1, with the ones that exporters
have added.
"""

from __future__ import annotations

KINDS_OF_TYPES: dict[str, str] = {
    **dict.fromkeys(("article", "suppperiodical"), "journal"),
    **dict.fromkeys(("inproceedings", "conference"), "conference"),
    **dict.fromkeys(("proceedings", "mvproceedings"), "proceedings"),
    **dict.fromkeys(("book", "mvbook", "collection", "mvcollection", "reference", "mvreference", "booklet"), "book"),
    **dict.fromkeys(
        ("inbook", "incollection", "inreference", "bookinbook", "suppbook", "suppcollection", "chapter"), "chapter"
    ),
    **dict.fromkeys(
        ("phdthesis", "mastersthesis", "masterthesis", "bachelorsthesis", "bachelorthesis", "thesis", "diplomathesis"),
        "thesis",
    ),
    **dict.fromkeys(("techreport", "report", "manual", "whitepaper", "standard"), "report"),
    **dict.fromkeys(("online", "electronic", "www", "webpage", "website"), "web"),
    **dict.fromkeys(("software", "softwareversion", "softwaremodule", "codefragment", "computerprogram"), "software"),
    **dict.fromkeys(("dataset", "data"), "dataset"),
    **dict.fromkeys(("preprint", "eprint"), "preprint"),
    **dict.fromkeys(
        (
            "misc unpublished patent periodical video audio movie music artwork image performance legal legislation "
            "jurisdiction letter commentary review bibnote other conversation presentation newspaper unknown generic"
        ).split(),
        "other",
    ),
}
"""The kind of publication of each entry type."""

NOT_PAPERS = frozenset({"xdata", "set", "control", "ieeetranbstctl", "acmcontrol", "revtex4-1control", "comment"})
"""Types whose entries hold no paper of their own."""

SELF_EVIDENT_TYPES = frozenset(
    "article inproceedings conference book proceedings incollection inbook phdthesis thesis techreport report misc "
    "online software dataset preprint other".split()
)
"""Types that say no more than the kind does."""

FIELD_ALIASES: dict[str, str] = {
    "authors": "author",
    "editors": "editor",
    "keyword": "keywords",
    "author_keywords": "keywords",
    "author-keywords": "keywords",
    "journaltitle": "journal",
    "journal-title": "journal",
    "eprinttype": "archiveprefix",
    "eprintclass": "primaryclass",
    "pubmed": "pmid",
    "pubmed_id": "pmid",
    "pubmedid": "pmid",
    "medline": "pmid",
    "pmc": "pmcid",
    "isbn-13": "isbn",
    "isbn13": "isbn",
    "doi-url": "doi",
    "localfile": "file",
    "location": "address",
    "annote": "annotation",
    "comments": "comment",
    "arxiv_id": "arxivid",
    "arxiv": "arxivid",
}
"""Names of fields that mean the same as another one, which counts where both are there."""

BOOKKEEPING = frozenset(
    (
        "timestamp date-added date-modified date_added date_modified bibdate bibsource biburl added-at creationdate "
        "modificationdate interhash intrahash sortkey presort sorttitle sortname sortyear sortshorthand indextitle "
        "indexsorttitle langidopts options execute key acknowledgement __markedentry owner bibtex_show ids xdata "
        "crossref xref entryset bdsk-file-1 bdsk-file-2 bdsk-file-3 bdsk-file-4 posted-at citeulike-article-id"
    ).split()
)
"""Fields that say something of the file or for sorting, and nothing of the paper."""

REMARKS = ("note", "addendum", "annotation", "comment")
"""Fields for remarks, the most important first."""

LINK_KINDS: dict[str, str] = {
    "code": "code",
    "github": "code",
    "repository": "code",
    "website": "project",
    "project": "project",
    "homepage": "project",
    "demo": "demo",
    "video": "video",
    "talk": "video",
    "slides": "supplement",
    "poster": "supplement",
    "supp": "supplement",
    "supplement": "supplement",
    "data": "data",
    "dataset": "data",
}
"""Fields that exporters and templates for home pages keep an address in, with what it leads to."""

JOURNAL_MACROS: dict[str, str] = {
    "aj": "Astronomical Journal",
    "actaa": "Acta Astronomica",
    "araa": "Annual Review of Astronomy and Astrophysics",
    "apj": "Astrophysical Journal",
    "apjl": "Astrophysical Journal Letters",
    "apjs": "Astrophysical Journal Supplement Series",
    "ao": "Applied Optics",
    "apss": "Astrophysics and Space Science",
    "aap": "Astronomy and Astrophysics",
    "aapr": "Astronomy and Astrophysics Reviews",
    "aaps": "Astronomy and Astrophysics Supplement Series",
    "azh": "Astronomicheskii Zhurnal",
    "baas": "Bulletin of the American Astronomical Society",
    "icarus": "Icarus",
    "jcap": "Journal of Cosmology and Astroparticle Physics",
    "jrasc": "Journal of the Royal Astronomical Society of Canada",
    "memras": "Memoirs of the Royal Astronomical Society",
    "mnras": "Monthly Notices of the Royal Astronomical Society",
    "na": "New Astronomy",
    "nar": "New Astronomy Review",
    "pasa": "Publications of the Astronomical Society of Australia",
    "pra": "Physical Review A",
    "prb": "Physical Review B",
    "prc": "Physical Review C",
    "prd": "Physical Review D",
    "pre": "Physical Review E",
    "prl": "Physical Review Letters",
    "pasp": "Publications of the Astronomical Society of the Pacific",
    "pasj": "Publications of the Astronomical Society of Japan",
    "qjras": "Quarterly Journal of the Royal Astronomical Society",
    "rmxaa": "Revista Mexicana de Astronomía y Astrofísica",
    "skytel": "Sky and Telescope",
    "solphys": "Solar Physics",
    "sovast": "Soviet Astronomy",
    "ssr": "Space Science Reviews",
    "zap": "Zeitschrift für Astrophysik",
    "nat": "Nature",
    "iaucirc": "IAU Circulars",
    "aplett": "Astrophysics Letters",
    "bain": "Bulletin of the Astronomical Institutes of the Netherlands",
    "fcp": "Fundamentals of Cosmic Physics",
    "gca": "Geochimica et Cosmochimica Acta",
    "grl": "Geophysical Research Letters",
    "jcp": "Journal of Chemical Physics",
    "jgr": "Journal of Geophysical Research",
    "jqsrt": "Journal of Quantitative Spectroscopy and Radiative Transfer",
    "memsai": "Memorie della Società Astronomica Italiana",
    "nphysa": "Nuclear Physics A",
    "physrep": "Physics Reports",
    "physscr": "Physica Scripta",
    "planss": "Planetary and Space Science",
    "procspie": "Proceedings of SPIE",
    "psj": "Planetary Science Journal",
}
"""The commands of AASTeX for journals, which the Astrophysics Data System writes into its exports."""
