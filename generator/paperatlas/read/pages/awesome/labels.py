"""The labels in a list of papers: of links (`paper`, `code & model`), of sub-bullets and of columns."""

from __future__ import annotations

import re

from paperatlas.model.identifiers import parse_arxiv_id, parse_doi
from paperatlas.read.pages.awesome.phrases import date_of, is_venue, without_emoji
from paperatlas.text.clean import clean_line

_LINK_WORDS: dict[str, str] = {
    # The words that label links, by what they say of the link; "" says nothing.
    "paper": "paper papers pdf pdfs arxiv abs abstract preprint openreview doi acl aclanthology acm ieee springer "
    "nature html proceedings pmlr cvf neurips nips biorxiv medrxiv ssrn pubmed scholar alphaxiv journal publication "
    "conference article 论文 原文 论文链接",
    "code": "code codes codebase github gitlab repo repository implementation implementations source pytorch "
    "tensorflow jax torch keras tf git stars star 代码",
    "project": "project projects homepage website site web webpage page pages blog blogpost post colab notebook 项目 "
    "主页",
    "data": "data dataset datasets benchmark corpus 数据 数据集",
    "model": "model models weights checkpoint checkpoints huggingface hf",
    "video": "video videos talk youtube recording presentation 视频",
    "demo": "demo demos playground",
    "supplement": "supp supplement supplementary suppl supplemental appendix",
    "other": "slides slide poster posters bibtex bib cite citation citations twitter thread tweet tutorial tutorials "
    "review reviews discussion license documentation docs doc",
    "": "official unofficial link links url here and or the of version v1 v2 v3 full text read material materials "
    "platform third party author authors extended short long camera ready new download online original tech "
    "technical report open access available file note notes & + 链接 个人",
}
_KIND_OF_WORD = {word: kind for kind, words in _LINK_WORDS.items() for word in words.split()}

_FIELDS: dict[str, str] = {
    "title": "title|paper title|paper name|name of paper|标题|题目|论文题目|论文名称",
    "paper": "paper|papers|pdf|arxiv|link|links|url|paper link|paper url|doi|preprint|openreview|论文|链接|paper(s)|"
    "publication|article",
    "name": "name|model|method|methods|models|model name|short name|acronym|alias|abbreviation|approach|framework|"
    "system|简称|模型|方法",
    "authors": "author|authors|author(s)|by|first author|作者",
    "venue": "venue|conference|conf|conf.|journal|publisher|published in|published at|published|pub|pub.|"
    "publication venue|venue/year|conference/journal|conf/journal|accepted by|accepted at|source|会议|期刊|发表",
    "date": "date|year|month|time|release date|published date|publish date|publication date|submitted|年份|日期|时间|"
    "date (y-m)|published on",
    "keywords": "keyword|keywords|key words|keyword(s)|tag|tags|topic|topics|category|categories|type|field|area|"
    "task|tasks|modality|domain|关键词|标签|类别",
    "organisation": "institute|institution|institutions|institutes|affiliation|affiliations|organization|"
    "organisation|org|company|team|lab|机构|单位",
    "code": "code|codes|github|repo|repository|implementation|source code|official code|code link|star|stars|"
    "github stars|github repo|github link|代码",
    "project": "project|project page|website|homepage|page|webpage|web|site|project website|blog|resources|resource|"
    "主页|项目",
    "data": "data|dataset|datasets|benchmark|benchmarks|数据集",
    "model-link": "weights|checkpoint|checkpoints|hugging face|huggingface",
    "video": "video|videos|talk|youtube|recording",
    "demo": "demo|demos|colab",
    "supplement": "supplement|supplementary|appendix|supp",
    "other": "slides|poster|bibtex|citation|cite|twitter",
    "summary": "tl;dr|tldr|tl; dr|summary|in short|one-sentence summary|takeaway|takeaways|key takeaway",
    "abstract": "abstract",
    "note": "note|notes|remark|remarks|comment|comments|description|highlight|highlights|contribution|contributions|"
    "main idea|key idea|idea|introduction|intro|details|备注|简介",
    "extra": "env|environment|experiment environments|experiment environment|presenter|presenters|speaker|speakers|"
    "slot|room|license|params|parameters|size|#|no|no.|id|index|rank|citations|session|week|host|language|编号",
}
_FIELD_OF_WORD = {word: kind for kind, words in _FIELDS.items() for word in words.split("|")}
LINK_FIELDS = frozenset({"code", "project", "data", "model-link", "video", "demo", "supplement", "other"})
"""Fields whose links are of that kind, whatever the links say."""

_LABEL = re.compile(r"[\W_]{0,20}?([^\W\d_][^:：\n\[\]|]{0,30}?)[\s*_]{0,4}(?:[:：]|;\s)\s*(?!//)")


def kind_of_label(text: str) -> str | None:
    """What the text of a link says that it leads to; "" where it is a label that says nothing, `None` for no label."""
    bare = clean_line(without_emoji(text)).strip("[]()（）.:;,!|-–—“”\"'* ").lower()
    if not bare or re.fullmatch(r"\d{1,3}", bare):
        return ""
    words = re.findall(r"[^\W_]+|&|\+", bare.replace("hugging face", "huggingface"))
    if words and all(word in _KIND_OF_WORD for word in words):
        return next((kind for word in words if (kind := _KIND_OF_WORD[word])), "")
    without = re.sub(r"^arxiv[\s:.-]*", "", bare)
    if re.match(r"https?://", bare):
        return ""
    if parse_arxiv_id(without) or parse_doi(bare):
        return "paper"
    return "" if is_venue(text.strip("[]() ")) or date_of(bare) else None


def field_of(label: str) -> str | None:
    """The field that the label of a line or the heading of a column names."""
    bare = clean_line(without_emoji(label)).strip("*_[]:： ").lower()
    return _FIELD_OF_WORD.get(bare) or _FIELD_OF_WORD.get(re.sub(r"\s*\([^()]*\)$", "", bare))


def label_at_start(text: str) -> tuple[str, int] | None:
    """The field's label at the beginning of a line, and where what it labels begins."""
    match = _LABEL.match(text)
    return (match[1].strip(), match.end()) if match and field_of(match[1]) else None
