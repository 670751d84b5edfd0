"""Small invented pages of each format. All words, names and identifiers are made up for the tests."""

from __future__ import annotations

FILLER = (
    "Gardens of tin ask for quiet tools, and nobody has counted how many whistles a patient kettle can lend them "
    "before noon. The kettle keeps its own ledger in chalk, where rain may read it but never sign. Our neighbours "
    "measured thirty ledgers along the canal and drew them as ladders, since ladders lean well against short walls. "
    "What the ladders showed was mostly weather, with a little arithmetic at the foot of each page."
)
assert 300 < len(FILLER) < 1000

TRACKER = f"""{FILLER} Opening.

12 pages, accepted at EMNLP 2031 Findings. Code: https://github.com/example/kettle.

arXiv:3101.00010v2
Created: 2031-01-02 Updated: 2031-02-03

We propose TinGarden, a kettle with $O(n^2)$ whistles. {FILLER}

arXiv:3101.00011
Created: 2031-01-05
"""

CATALYZEX = f"""Abstract:We propose TinGarden, a kettle. {FILLER}
Abstract: A second kettle is at https://example.org/second. {FILLER}

Abstract:A third kettle broke
in two lines. {FILLER}
"""

HF_TEXT = f"""Get trending papers in your email inbox!
SubscribeTin Gardens: Kettles at Noon
{FILLER}
  • 6 authors
·
Nov 3, 2030 2
Whistling by Chalk
mathcal{{O}}(n) whistles, 2.5times louder. {FILLER}
tinworks Tin Works Society
·
Mar 4 11
A Ledger without Dates
{FILLER}
"""

HF_MARKDOWN = f"""Daily Papers

[12](https://huggingface.co/login?next=%2Fpapers%2F3101.00021)

### [Tin Gardens: Kettles\\  at Noon](https://huggingface.co/papers/3101.00021)

[{FILLER}](https://huggingface.co/papers/3101.00021)

[![tinworks](https://cdn.example.org/tin.png)Tin Works](https://huggingface.co/tinworks)

·

May 29[6](https://huggingface.co/papers/3101.00021#community)

[-](https://huggingface.co/login?next=%2Fpapers%2F2902.00022)

### [Whistling by Chalk](https://huggingface.co/papers/2902.00022)

[{FILLER[:200]}\\\\
{FILLER[200:]}](https://huggingface.co/papers/2902.00022)

[- ![](https://cdn.example.org/a.png)\\\\
- 3 authors](https://huggingface.co/papers/2902.00022)

·

Feb 27, 2029
"""

YAML = """# a record
title: "Tin Gardens: Kettles at Noon"
arxiv_id: 2101.00010
authors:
  - Ada Example
  - {name: Bo Beispiel, orcid: 0000-0002-1825-0097}
published: 2021-01-05
"""

YAML_LIST = """- title: First Kettle
- title: Second Kettle
  doi: 10.1000/182
"""

JSON = """[
  {"title": "First Kettle", "year": 2021},
  {"title": "Second Kettle", "authors": [{"name": "Ada Example"}]}
]
"""

JSON_LINES = """{"title": "First Kettle", "year": 2021}
{"title": "Second Kettle", "arxiv_id": "2101.00010"}
"""

OPENALEX = """{"meta": {"count": 2, "page": 1}, "results": [
  {"id": "https://openalex.org/W3100000010", "doi": "https://doi.org/10.1000/kettle.1", "title": "Tin Gardens",
   "publication_date": "2031-03-12", "authorships": [{"author": {"display_name": "Ada Example"}}],
   "primary_location": {"source": {"display_name": "Journal of Tin", "type": "journal"}},
   "abstract_inverted_index": {"kettle": [1], "A": [0], "whistles": [2]}},
  {"id": "https://openalex.org/W3100000011", "title": "Whistling by Chalk", "locations": []}
]}
"""

SEMANTIC_SCHOLAR = """{"total": 2, "offset": 0, "data": [
  {"paperId": "0123456789abcdef0123456789abcdef01234567", "title": "Tin Gardens", "year": 2031,
   "externalIds": {"ArXiv": "3101.00010", "CorpusId": 7}, "authors": [{"authorId": "1", "name": "Ada Example"}]},
  {"paperId": "76543210fedcba9876543210fedcba9876543210", "title": "Whistling by Chalk", "abstract": null}
]}
"""

HF_DAILY = """[
  {"paper": {"id": "3101.00010", "title": "Tin Gardens", "summary": "A kettle\\nwhistles 2.5times.", "upvotes": 3,
             "authors": [{"name": "Ada Example", "hidden": false}], "publishedAt": "2031-01-10T22:50:16.000Z"},
   "title": "Tin Gardens", "numComments": 2},
  "{'paper': {'id': '3101.00011', 'title': \\"Kettle's Chalk\\", 'authors': [], 'upvotes': None}}"
]
"""

CSL_JSON = """[
  {"id": "example21", "type": "article-journal", "title": "A Theory of <i>Tin</i> Kettles", "volume": "12",
   "author": [{"family": "Example", "given": "Ada", "non-dropping-particle": "van"}, {"literal": "Tin Society"}],
   "issued": {"date-parts": [["2021", 3, 5]]}, "DOI": "10.1000/KETTLE.9", "note": "PMID: 12345\\nRead twice."},
  {"id": "beispiel22", "type": "article", "title": "Whistling by Chalk", "publisher": "arXiv",
   "number": "arXiv:2201.00010", "issued": {"literal": "in press"}}
]
"""

CROSSREF = """{"status": "ok", "message-type": "work-list", "message-version": "1.0.0", "message": {"total-results": 2,
  "items": [
    {"DOI": "10.1000/KETTLE.1", "type": "journal-article", "title": ["Tin &amp; Chalk"], "container-title": ["Tin"],
     "author": [{"given": "Ada", "family": "Example", "sequence": "first", "affiliation": []}],
     "issued": {"date-parts": [[2021, 3]]}, "abstract": "<jats:title>Abstract</jats:title><jats:p>Loud.</jats:p>"},
    {"DOI": "10.1000/kettle.2", "type": "component", "title": [], "issued": {"date-parts": [[null]]}}
  ]
}}
"""

RIS = """TY  - JOUR
AU  - Example, Ada
AU  - Beispiel, Bo
TI  - Tin Gardens: Kettles at Noon
JO  - Journal of Kettles
PY  - 2021/03/04/
DO  - 10.1000/182
ER  -

TY  - CHAP
TI  - Whistling by Chalk
T2  - A Book of Chalk
ER  -
"""

NBIB = """PMID- 90000001
OWN - NLM
TI  - Tin gardens: kettles
      at noon.
FAU - Example, Ada
AU  - Example A
JT  - Journal of kettles
DP  - 2021 Mar-Apr

PMID- 90000002
OWN - NLM
TI  - Whistling by chalk.
DP  - 2022
"""

WOS = """FN Clarivate Analytics Web of Science
VR 1.0
PT J
AU Example, A
   Beispiel, B
TI Tin gardens: kettles
   at noon
SO JOURNAL OF KETTLES
PY 2021
ER

PT J
AU Example, A
TI Whistling by chalk
SO CHALK LETTERS
ER

EF
"""

ENDNOTE = """%0 Journal Article
%A Example, Ada
%T Tin Gardens: Kettles at Noon
%J Journal of Kettles
%D 2021

%0 Book
%T Whistling by Chalk
%I Chalk Press
"""

ARXIV_ATOM = """<?xml version="1.0" encoding="UTF-8"?>
<feed xmlns="http://www.w3.org/2005/Atom">
  <id>http://arxiv.org/api/kettle</id>
  <title type="html">ArXiv Query: search_query=all:kettle&amp;id_list=</title>
  <opensearch:totalResults xmlns:opensearch="http://a9.com/-/spec/opensearch/1.1/">2</opensearch:totalResults>
  <entry>
    <id>http://arxiv.org/abs/3101.00010v2</id>
    <updated>2031-02-03T08:00:00Z</updated>
    <published>2031-01-02T08:00:00Z</published>
    <title>Tin Gardens:
  Kettles at $O(n^2)$ Noon</title>
    <summary>  Gardens of tin ask for
quiet tools.
</summary>
    <author>
      <name>Ada Example</name>
      <arxiv:affiliation xmlns:arxiv="http://arxiv.org/schemas/atom">Tin Works</arxiv:affiliation>
    </author>
    <author><name>Bo van Beispiel</name></author>
    <arxiv:doi xmlns:arxiv="http://arxiv.org/schemas/atom">10.1000/TIN.1 10.1000/tin.2</arxiv:doi>
    <link title="doi" href="http://dx.doi.org/10.1000/TIN.1" rel="related"/>
    <arxiv:comment xmlns:arxiv="http://arxiv.org/schemas/atom">12 pages, code: https://github.com/example/tin</arxiv:comment>
    <arxiv:journal_ref xmlns:arxiv="http://arxiv.org/schemas/atom">Journal of Tin 12 (2031) 1-9</arxiv:journal_ref>
    <link href="http://arxiv.org/abs/3101.00010v2" rel="alternate" type="text/html"/>
    <link title="pdf" href="http://arxiv.org/pdf/3101.00010v2" rel="related" type="application/pdf"/>
    <arxiv:primary_category xmlns:arxiv="http://arxiv.org/schemas/atom" term="cs.CL"/>
    <category term="cs.AI" scheme="http://arxiv.org/schemas/atom"/>
    <category term="cs.CL" scheme="http://arxiv.org/schemas/atom"/>
  </entry>
  <entry>
    <id>http://arxiv.org/abs/quant-ph/0201999v1</id>
    <published>2002-01-18T15:08:05Z</published>
    <title>Whistling by Chalk</title>
    <author><name>Cleo Muster</name></author>
  </entry>
</feed>
"""

ARXIV_OAI = """<?xml version="1.0" encoding="UTF-8"?>
<OAI-PMH xmlns="http://www.openarchives.org/OAI/2.0/">
<request verb="ListRecords" metadataPrefix="arXiv">http://oaipmh.arxiv.org/oai</request>
<ListRecords>
<record>
<header><identifier>oai:arXiv.org:3101.00010</identifier><datestamp>2031-02-04</datestamp></header>
<metadata><arXiv xmlns="http://arxiv.org/OAI/arXiv/">
 <id>3101.00010</id><created>2031-01-02</created><updated>2031-02-03</updated>
 <authors><author><keyname>Example</keyname><forenames>Ada</forenames><affiliation>Tin Works</affiliation></author>
 <author><keyname>Beispiel</keyname><forenames>Bo</forenames><suffix>Jr</suffix></author></authors>
 <title>Tin Gardens</title><categories>cs.CL cs.AI</categories><comments>12 pages</comments>
 <journal-ref>Journal of Tin 12</journal-ref><doi>10.1000/tin.1</doi><abstract>Gardens of tin.</abstract>
</arXiv></metadata>
</record>
<record>
<header><identifier>oai:arXiv.org:3101.00011</identifier><datestamp>2031-02-04</datestamp></header>
<metadata><arXivRaw xmlns="http://arxiv.org/OAI/arXivRaw/">
 <id>3101.00011</id><submitter>Ada Example</submitter>
 <version version="v1"><date>Thu, 02 Jan 2031 08:00:00 GMT</date><size>9kb</size></version>
 <version version="v2"><date>Mon, 03 Feb 2031 08:00:00 GMT</date><size>9kb</size></version>
 <title>Whistling by Chalk</title>
 <authors>Ada Example (1), Bo Beispiel, Jr. (1 and 2) and Cleo M\\"uller ((1) Tin Works, (2) Kettle, Inc.)</authors>
 <categories>cs.CL</categories><abstract>Chalk.</abstract>
</arXivRaw></metadata>
</record>
<record>
<header><identifier>oai:arXiv.org:hep-th/9901999</identifier><datestamp>2031-02-04</datestamp></header>
<metadata><oai_dc:dc xmlns:oai_dc="http://www.openarchives.org/OAI/2.0/oai_dc/" xmlns:dc="http://purl.org/dc/elements/1.1/">
 <dc:title>A Ledger</dc:title><dc:creator>Example, Ada</dc:creator><dc:subject>Physics - Tin</dc:subject>
 <dc:description>Ledgers.</dc:description><dc:description>Comment: 3 pages</dc:description>
 <dc:date>1999-01-12</dc:date><dc:date>2000-03-04</dc:date><dc:identifier>http://arxiv.org/abs/hep-th/9901999</dc:identifier>
 <dc:identifier>J. of Tin, 53:5 (1999)</dc:identifier><dc:identifier>doi:10.1000/182</dc:identifier>
</oai_dc:dc></metadata>
</record>
<resumptionToken cursor="0" completeListSize="3"></resumptionToken>
</ListRecords>
</OAI-PMH>
"""

ACL_XML = """<?xml version='1.0' encoding='UTF-8'?>
<collection id="2031.tin">
  <volume id="1" ingest-date="2031-01-02" type="proceedings">
    <meta>
      <booktitle>Proceedings of the First Workshop on <fixed-case>T</fixed-case>in</booktitle>
      <editor><first>Ed</first><last>Itor</last></editor>
      <publisher>Tin Works</publisher>
      <month>July</month>
      <year>2031</year>
      <venue>tin</venue>
    </meta>
    <frontmatter><url hash="0">2031.tin-1.0</url></frontmatter>
    <paper id="1">
      <title><fixed-case>T</fixed-case>in and <tex-math>x_1</tex-math>: at <tex-math>y^2</tex-math> Noon</title>
      <author id="ada-example"><first>Ada</first><last>Example</last><affiliation>Tin Works</affiliation></author>
      <author><first>Bo</first><last>van Beispiel</last></author>
      <pages>1-10</pages>
      <abstract>A kettle for <i>tin</i>.</abstract>
      <url hash="1">2031.tin-1.1</url>
      <attachment type="software" hash="2">2031.tin-1.1.software.zip</attachment>
      <video href="2031.tin-1.1.mp4"/>
      <award>Best Kettle</award>
      <bibkey>example-beispiel-2031-tin</bibkey>
      <doi>10.1000/tin.1</doi>
      <pwccode url="https://github.com/example/tin" additional="false">example/tin</pwccode>
    </paper>
    <paper id="2">
      <title>Chalk</title>
      <retracted date="2031-09-01">It was slate.</retracted>
    </paper>
  </volume>
</collection>
"""

PUBMED_XML = """<?xml version="1.0" ?>
<!DOCTYPE PubmedArticleSet PUBLIC "-//NLM//DTD PubMedArticle, 1st January 2031//EN" "https://dtd.example.org/pubmed.dtd">
<PubmedArticleSet>
<PubmedArticle><MedlineCitation Status="MEDLINE"><PMID Version="1">99000001</PMID>
<Article PubModel="Print-Electronic"><Journal><ISSN IssnType="Electronic">1234-5678</ISSN>
<JournalIssue><Volume>12</Volume><Issue>3</Issue><PubDate><Year>2031</Year><Month>Mar</Month></PubDate></JournalIssue>
<Title>Journal of Tin</Title><ISOAbbreviation>J Tin</ISOAbbreviation></Journal>
<ArticleTitle>Kettles and CO<sub>2</sub> in <i>vitro</i>.</ArticleTitle>
<Pagination><MedlinePgn>1012-8</MedlinePgn></Pagination><ELocationID EIdType="doi">10.1000/TIN.1</ELocationID>
<Abstract><AbstractText Label="BACKGROUND">Tin rusts (p &lt; .05).</AbstractText>
<AbstractText Label="METHODS">We boiled.</AbstractText></Abstract>
<AuthorList CompleteYN="Y"><Author><LastName>Example</LastName><ForeName>Ada B</ForeName><Initials>AB</Initials>
<Identifier Source="ORCID">https://orcid.org/0000-0002-1825-0097</Identifier></Author>
<Author><CollectiveName>Kettle Study Group</CollectiveName></Author></AuthorList><Language>eng</Language>
<PublicationTypeList><PublicationType>Journal Article</PublicationType></PublicationTypeList>
<ArticleDate DateType="Electronic"><Year>2031</Year><Month>01</Month><Day>15</Day></ArticleDate></Article>
<MeshHeadingList><MeshHeading><DescriptorName>Tin</DescriptorName><QualifierName>adverse effects</QualifierName>
</MeshHeading></MeshHeadingList><KeywordList><Keyword>kettle</Keyword></KeywordList></MedlineCitation>
<PubmedData><ArticleIdList><ArticleId IdType="pmc">PMC9900001</ArticleId></ArticleIdList></PubmedData></PubmedArticle>
<PubmedArticle><MedlineCitation><PMID>99000002</PMID><Article><Journal><JournalIssue><PubDate>
<MedlineDate>2030 Nov-Dec</MedlineDate></PubDate></JournalIssue><ISOAbbreviation>J Tin</ISOAbbreviation></Journal>
<ArticleTitle>[On whistling].</ArticleTitle></Article></MedlineCitation></PubmedArticle>
</PubmedArticleSet>
"""

FEED_RSS = """<?xml version='1.0' encoding='UTF-8'?>
<rss xmlns:arxiv="http://arxiv.org/schemas/atom" xmlns:dc="http://purl.org/dc/elements/1.1/" version="2.0">
  <channel>
    <title>cs.CL updates on arXiv.org</title>
    <item>
      <title>Tin Gardens: $a&lt;b$ at Noon</title>
      <link>https://arxiv.org/abs/3101.00010</link>
      <description>arXiv:3101.00010v1 Announce Type: new
Abstract: Gardens of tin ask for quiet tools.</description>
      <guid isPermaLink="false">oai:arXiv.org:3101.00010v1</guid>
      <category>cs.CL</category>
      <category>cs.AI</category>
      <pubDate>Mon, 06 Jan 2031 00:00:00 -0500</pubDate>
      <arxiv:announce_type>new</arxiv:announce_type>
      <dc:creator>Ada Example, Bo van Beispiel</dc:creator>
    </item>
  </channel>
</rss>
"""

FEED_ATOM = """<feed xmlns="http://www.w3.org/2005/Atom">
  <title>Letters from the Canal</title>
  <entry>
    <title type="html">Kettles &amp;amp; Whistles</title>
    <link rel="alternate" href="https://example.org/kettles"/>
    <id>tag:example.org,2031:1</id>
    <published>2031-01-05T10:00:00Z</published>
    <author><name>Ada Example</name></author>
    <content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>Tin <b>sings</b>.</p></div></content>
  </entry>
</feed>
"""

ARXIV_ABS = r"""------------------------------------------------------------------------------
\\
arXiv:cs/0101001
From: Bo Beispi\"el <bo@example.org>
Date: Fri, 5 Jan 2001 06:14:57 GMT   (9kb)
Date (revised v2): Sat, 3 Mar 2001 08:09:58 GMT   (11kb,D)

Title: Tin Gardens: Kettles
  at Noon
Authors: A. Exampl\'e (1) and B. Beispiel (2) ((1) Tin Academy, (2) Chalk
  Institute)
Categories: cs.CL cs.AI
Comments: 12 pages
Journal-ref: J. Tin 4 (2001) 1-9
DOI: 10.1000/KETTLE.1
\\
  We ask kettles in $O(n)$.
  Nobody answers.
\\
"""

ARXIV_LISTING = r"""Date: Fri,  5 Jan 31 00:44:20 GMT
Subject: cs daily Subj-class mailing

------------------------------------------------------------------------------
Send any comments regarding submissions directly to submitter.
------------------------------------------------------------------------------
 Submissions to:
Computation and Language
 received from  Wed  3 Jan 31 18:00:00 GMT  to  Thu  4 Jan 31 18:00:00 GMT
------------------------------------------------------------------------------
%-%-%-%-%-%-%-%-%-%-%-%-%-%-%-%-%-%-%-%-%-%-%-%-%-%-%-%-%-%-%-%-%-%-%-%-%-%-%-
------------------------------------------------------------------------------
\\
arXiv:3101.00010 (*cross-listing*)
Date: Wed, 3 Jan 2031 18:23:40 GMT   (14kb)

Title: Tin Gardens
Authors: Ada Example and Bo Beispiel
Categories: cs.LG cs.CL
\\
  We ask kettles.
\\ ( https://arxiv.org/abs/3101.00010 ,  14kb)
%%--%%--%%--%%--%%--%%--%%--%%--%%--%%--%%--%%--%%--%%--%%--%%--%%--%%--%%--%%
------------------------------------------------------------------------------
\\
arXiv:2904.00011
replaced with revised version Thu, 4 Jan 2031 08:03:26 GMT   (25kb,D)

Title: Whistling by Chalk
Authors: Ada Example
Categories: cs.CL
\\ ( https://arxiv.org/abs/2904.00011 ,  25kb)
%%%---%%%---%%%---%%%---%%%---%%%---%%%---%%%---%%%---%%%---%%%---%%%---%%%---
For subscribe options to combined cs archives,
e-mail To: cs@arXiv.org, Subject: subscribe
"""

ARXIV_SEARCH = """Showing 1–2 of 2 results for all: kettle
Search v0.5.6 released 2020-02-24
1. arXiv:3101.00010 [pdf, ps, other]
cs.CL cs.AI doi 10.1000/kettle.1
Next-Generation Tin Gardens
Authors: Ada Example, Bo van Beispiel
Abstract: …a piece of it… ▽ More
About thirty kettles were asked. △ Less
Submitted 3 March, 2031; v1 submitted 5 January, 2031; originally announced January 2031.
Comments: 12 pages
MSC Class: 68T50 ACM Class: I.2.7
Journal ref: J. Tin 4 (2031) 1-9
2. arXiv:hep-th/9901001 [pdf]
hep-th
Whistling by Chalk
Authors: Ada Example
Abstract: A short one.
Submitted 5 January, 1999; originally announced January 1999.
Previous Next 1 2 3
About Help
"""

ARXIV_LIST = """Computation and Language
Authors and titles for recent submissions
Fri, 17 Jan 2031 (showing first 50 of 121 entries )
[1] arXiv:3101.00010 [pdf, html, other]
Title: Tin Gardens
Ada Example, Bo Beispiel
Comments: 12 pages
Subjects: Computation and Language (cs.CL); Artificial Intelligence (cs.AI)

About kettles we know little.
[2] arXiv:3101.00011 (cross-list from cs.LG) [pdf, html, other]
Title: Whistling by Chalk
Ada Example
Subjects: Machine Learning (cs.LG)
Total of 121 entries : 1-50 51-100
"""

ARXIV_PAGE = """Computer Science > Computation and Language
arXiv:3101.00010 (cs)
[Submitted on 5 Jan 2031 (v1), last revised 3 Mar 2031 (this version, v2)]
Title:Tin Gardens: Kettles at Noon
Authors:Ada Example, Bo Beispiel
View PDF HTML (experimental)
Abstract:We ask kettles.
Comments:\t12 pages
Subjects:\tComputation and Language (cs.CL)
Cite as:\tarXiv:3101.00010 [cs.CL]
 \t(or arXiv:3101.00010v2 [cs.CL] for this version)
 \thttps://doi.org/10.48550/arXiv.3101.00010
Focus to learn more
Journal reference:\tJ. Tin 4
Related DOI:\thttps://doi.org/10.1000/kettle.1
Submission history
From: Ada Example [view email]
[v1] Sun, 5 Jan 2031 03:17:29 UTC (1,234 KB)
[v2] Mon, 3 Mar 2031 03:17:29 UTC (1,234 KB)
"""

ARXIV_HTML = """<!DOCTYPE html>
<html><head><title>Search</title><script>var a = "<p>arXiv</p>";</script></head><body>
<!-- <p>nothing
--><ol>
<li class="arxiv-result">
  <p class="list-title is-inline-block"><a href="https://arxiv.org/abs/3101.00010">arXiv:3101.00010</a>
    <span>&nbsp;[<a href="https://arxiv.org/pdf/3101.00010">pdf</a>, <a href="#">other</a>]&nbsp;</span></p>
  <div class="tags"><span class="tag">cs.CL</span>
    <span class="tag">cs.AI</span></div>
  <p class="title is-5 mathjax">
      Tin &amp; Chalk
  </p>
  <p class="authors"><span>Authors:</span> <a href="#">Ada Example</a>,
    <a href="#">Bo Beispiel</a></p>
  <p class="abstract mathjax"><span>Abstract</span>:
    <span class="abstract-short">&hellip;a piece&hellip; <a>&#9661; More</a></span>
    <span class="abstract-full">We ask kettles in $a &lt; b$. <a>&#9651; Less</a></span></p>
  <p class="is-size-7"><span>Submitted</span> 16 January, 2031; <span>originally announced</span> January 2031.</p>
  <p class="comments is-size-7"><span>Comments:</span> <span>12 pages</span></p>
</li></ol></body></html>
"""

CSV = """Authors,Author full names,Title,Year,Source title,Volume,Page start,Page end,DOI,Abstract,Document Type,Source
"Example A.; Beispiel B.C.","Example, Ada (57190000000); Beispiel, Bo C. (57190000001)","Tin ""Gardens"", at Noon",\
2031,Journal of Tin,4,101,110,10.1000/KETTLE.1,"We ask
kettles.",Article,Scopus
Example A.,"Example, Ada (57190000000)",Whistling by Chalk,2032,Proc. Tin,,,,,,Conference paper,Scopus
"""

TSV = """PT\tAU\tAF\tTI\tSO\tPY\tDI
J\tExample, A; Beispiel, B\tExample, Ada; Beispiel, Bo\t"Tin" gardens\tJOURNAL OF TIN\t2031\t10.1000/kettle.1
J\tExample, A\tExample, Ada\tWhistling by Chalk\tJOURNAL OF TIN\t2032\t
"""

IDENTIFIERS = """# to read
3101.00010
arXiv:hep-th/9901001v2  # the older one
https://doi.org/10.1000/kettle.1
PMID: 12345678
Tin Gardens: Kettles at Noon https://arxiv.org/abs/3101.00012
"""

BIBTEX = r"""% Encoding: UTF-8
@string{jtin = "Journal of {Tin}"}

@article{example31,
  author = {Example, Ada and {\"O}hman, Bo {van der} and others},
  title = "{Tin} {G}ardens: Kettles at $O(n^2)$ Noons",
  journal = jtin # { Studies},
  year = 2031, month = jan, pages = {101--110},
  doi = {10.1000/kettle.1},
}

@InProceedings(beispiel32,
  author = {{Tin Society}}, title = {Whistling by Chalk \& Tin}, crossref = {tin32}
)

@proceedings{tin32, title = {Proceedings of Tin}, year = {2032}}
@Comment{jabref-meta: databaseType:bibtex;}
"""

AWESOME_LIST = """# Awesome Kettles [![Awesome](https://awesome.example.org/badge.svg)](https://awesome.example.org)

- [Tin Gardens](#tin-gardens)

## 1. Tin Gardens

- [2031/02] **Kettles at Noon.** *Ada Example (Tin Works) et al. ICLR.* [[paper](https://arxiv.org/abs/3101.00010)]
  - It counts whistles.
1. [Whistling by Chalk](https://doi.org/10.1000/182) (**Chalk**)
   - Ada Example, Bo Beispiel
   - Keywords: chalk, rain

| Title | Venue | Code |
|---|---|---|
| [A Ledger without Dates](https://openreview.net/forum?id=tinkettle1) | ICML 2031 | [code](https://github.com/x/y) |
"""

EXCERPTS: tuple[tuple[str, str, int], ...] = (
    ("arxiv-tracker", TRACKER, 2),
    ("catalyzex", CATALYZEX, 3),
    ("hf-papers", HF_TEXT, 3),
    ("hf-papers", HF_MARKDOWN, 2),
    ("awesome-list", AWESOME_LIST, 3),
    ("yaml", YAML, 1),
    ("yaml", YAML_LIST, 2),
    ("json", JSON, 2),
    ("jsonl", JSON_LINES, 2),
    ("ris", RIS, 2),
    ("nbib", NBIB, 2),
    ("wos", WOS, 2),
    ("endnote", ENDNOTE, 2),
    ("openalex", OPENALEX, 2),
    ("semantic-scholar", SEMANTIC_SCHOLAR, 2),
    ("hf-daily", HF_DAILY, 2),
    ("csl-json", CSL_JSON, 2),
    ("crossref", CROSSREF, 2),
    ("arxiv-atom", ARXIV_ATOM, 2),
    ("arxiv-oai", ARXIV_OAI, 3),
    ("acl-xml", ACL_XML, 2),
    ("pubmed-xml", PUBMED_XML, 2),
    ("feed", FEED_RSS, 1),
    ("feed", FEED_ATOM, 1),
    ("arxiv-abs", ARXIV_ABS, 1),
    ("arxiv-listing", ARXIV_LISTING, 2),
    ("arxiv-search", ARXIV_SEARCH, 2),
    ("arxiv-search", ARXIV_LIST, 2),
    ("arxiv-search", ARXIV_PAGE, 1),
    ("arxiv-search", ARXIV_HTML, 1),
    ("csv", CSV, 2),
    ("csv", TSV, 2),
    ("ids", IDENTIFIERS, 5),
    ("bibtex", BIBTEX, 3),
)
"""Format, text and number of records."""
