"""Names that a paper coins for its method: `KG-Agent`, `Think-at-Hard (TaH)`, `SUPO`.

A name is what an abstract introduces with a phrase of naming ("we propose …", "…, termed …",
"called …") or what stands before the colon of a title, and that looks like a name: capitals
inside, a hyphen between capitals, digits, or a bracketed acronym behind its full form.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from paperatlas.text.clean import shorten
from paperatlas.text.math import replace_math

_NAMELIKE = (
    r"(?<![\w-])(?:[A-Z][A-Za-z0-9]{0,40}(?:[-–+/][A-Za-z0-9]{1,40}){1,6}\+{0,3}"
    r"|[A-Z][a-z0-9]{0,40}[A-Z][A-Za-z0-9]{0,40}\+{0,3}"
    r"|[a-z]{1,3}[A-Z][A-Za-z0-9]{1,40}"
    r"|[A-Z]{2,20}[0-9]{0,6}\+{0,3}"
    r"|[A-Z][a-z]{1,40}[0-9]{1,6})"
)
_CALLED = r"(?:called|termed|named|dubbed|denoted as|denoted|coined|referred to as|abbreviated as|namely)\s+(?:the\s+)?"
_NAMING = ("called", "termed", "named", "dubbed", "denoted", "coined", "referred", "abbreviated", "namely")
"""One of these words is in all phrases of `_CALLED`."""
_PROPOSE = (
    r"\b(?:(?:[Ww]e|[Tt]his (?:paper|work|article))\s+(?:\w+\s+){0,2}?|and\s+)"
    r"(?:propose|introduce|present|develop|design|release|build|construct|describe|formulate|devise|instantiate)s?\s+"
)
_MAY_PROPOSE = re.compile(r"(?:[Ww]e|[Tt]his (?:paper|work|article)|and)\s")
"""How all phrases of `_PROPOSE` begin; found sooner than these."""
_ARTICLE = r"(?:(?:a|an|the|our|novel|new|simple|this framework with)\s+){0,3}"
_ENDS = r"(?=[,.;:()]|\s(?:which|that|to|as|for|with|and|is|on|by|in|—|–|\()|\s?\()"
_AFTER_CALLED = re.compile(rf"(?:{_CALLED})({_NAMELIKE})(?![\w-])")
_AFTER_PROPOSE = re.compile(rf"{_PROPOSE}{_ARTICLE}({_NAMELIKE}){_ENDS}")
_TITLED = re.compile(rf"{_PROPOSE}{_ARTICLE}((?:[A-Z][a-z]+[\s-]){{1,3}}[A-Z][a-z]+){_ENDS}")
_BRACKETED = re.compile(rf"{_PROPOSE}[^.;()]{{0,250}}?\(({_NAMELIKE})\)")
_COMPONENT = re.compile(rf"{_PROPOSE}[^.;]{{0,250}}?:\s[^.;:()]{{0,120}}?\(({_NAMELIKE})\)")
_LOOSELY_CALLED = re.compile(r"(?:denoted|referred|namely)\b")
_PROPOSING = re.compile(_PROPOSE)
_BY_THE_WAY = re.compile(
    r"\b(?:for|of|using|with|based|in|to|via|by|on|from|over|that|which|and|under|between|called|into)\b"
)
"""Words behind which a bracketed acronym may be that of something known."""
_AFTER_ARTICLE = re.compile(rf"{_PROPOSE}{_ARTICLE}")
_TITLE_NAME = re.compile(rf"({_NAMELIKE}|[A-Z][a-z]{{3,}}(?:[- ][A-Z]?[a-z]+){{0,2}})(?:\s\(({_NAMELIKE})\))?\s?:\s")
_TITLE_ACRONYM = re.compile(rf"[A-Za-z]\s\(({_NAMELIKE})\)")

ORDINARY = frozenset(
    """
    AI API ASR AUC BERT CNN CNNs CoT CPU CV DL DNN DPO EEG FID GAN GNN GPT GPU GRPO GRM IR KG KGs KV LLM LLMs LM LMs
    LoRA LSTM LRM LRMs MAE MARL MCTS MDP ML MLLM MLLMs MLP MoE NAS NLP NLU NMT NN ODE OOD PDE PPO PTQ QA RAG RL RLHF
    RLVR RNN RNNs SDE SFT SGD SLM SLMs SOTA SSL SSM SVD SWE SQL TTS UI URL VAE VLA VLM VLMs VQA ViT XAI
    Python PyTorch ImageNet MNIST CIFAR GSM8K MATH HumanEval MMLU ChatGPT GPT-4 GPT-4o Llama LLaMA Qwen DeepSeek-R1
    State-of-the-art Non-uniform Multi-agent Self-supervised Pre-training Long-context Multi-turn Fine-tuning
    Chain-of-Thought Zero-shot Few-shot In-context Open-source End-to-end Large-scale Real-world Real-time
    """.split()
)
"""Names so common that meeting one says nothing of one particular paper."""


@dataclass(frozen=True, slots=True)
class Coinage:
    """A name that a paper introduces."""

    name: str
    strength: int
    """3: named in the title; 2: named by a phrase of naming in the abstract."""
    is_sure: bool = True
    """Whether the words leave no doubt that the name is the paper's own."""


def coined_names(title: str | None, abstract: str | None) -> tuple[Coinage, ...]:
    """The names a paper coins, the strongest first, each once; at most four."""
    found: dict[str, int] = {}
    sure: set[str] = set()

    def note(name: str | None, strength: int, is_sure: bool = True) -> None:
        name = (name or "").strip(" -–")
        if len(name) >= 2 and name not in ORDINARY and name.rstrip("s") not in ORDINARY:
            found[name] = max(found.get(name, 0), strength)
            if is_sure:
                sure.add(name)

    if title:
        plain_title = replace_math(title, "")
        if ":" in plain_title and (match := _TITLE_NAME.match(plain_title)):
            if re.fullmatch(_NAMELIKE, match[1]):
                note(match[1], 3)
            note(match[2], 3)
        for acronym in _TITLE_ACRONYM.findall(plain_title) if "(" in plain_title else ():
            note(acronym, 3)
    if abstract:
        text = replace_math(abstract)
        for pattern, match in _introductions(text):
            if text.find(match[1]) >= match.start():
                note(match[1], 2, _is_sure(pattern, match[0]))
    ranked = sorted(found.items(), key=lambda item: (-item[1], _first_place(item[0], title, abstract), item[0]))
    return tuple(Coinage(name, strength, name in sure) for name, strength in ranked[:4])


def _introductions(text: str) -> Iterator[tuple[re.Pattern[str], re.Match[str]]]:
    """The names that phrases of naming stand before, pattern by pattern."""
    if any(word in text for word in _NAMING):
        yield from ((_AFTER_CALLED, match) for match in _AFTER_CALLED.finditer(text))
    places = [match.start() for match in _MAY_PROPOSE.finditer(text) if _PROPOSING.match(text, match.start())]
    patterns = [_AFTER_PROPOSE, _TITLED, *((_BRACKETED, _COMPONENT) if "(" in text else ())]
    for pattern in patterns if places else ():
        end = 0
        for place in places:
            if place >= end and (match := pattern.match(text, place)):
                yield pattern, match
                end = match.end()


def _is_sure(pattern: re.Pattern[str], naming: str) -> bool:
    if pattern is _BRACKETED:
        return not _BY_THE_WAY.search(naming) or _spells(naming)
    return pattern is not _COMPONENT and not _LOOSELY_CALLED.match(naming)


def _spells(naming: str) -> bool:
    """Whether the words behind the verb, all or without the small ones, begin with the letters of the acronym."""
    full = _AFTER_ARTICLE.sub("", naming, count=1)
    words, acronym = full.split("(")[0].replace("-", " ").split(), full.split("(")[-1].rstrip(")").lower()
    initials = "".join(word[0] for word in words).lower()
    large = "".join(word[0] for word in words if not _BY_THE_WAY.fullmatch(word)).lower()
    return acronym in (initials, large)


def name_for_untitled(abstract: str) -> str:
    """What to call a paper that no source gives a title: the method it names, else its first words.

    A short form comes with its full form where the abstract gives one: `Agentic Self-Learning (ASL)`.
    """
    coined = coined_names(None, abstract)
    if not coined:
        return f"“{shorten(replace_math(abstract), 70).rstrip('.')}”" if abstract else "Untitled"
    name = coined[0].name
    full = re.search(
        rf"(?<![\w-])((?:[A-Z][\w-]{{0,40}}\s+(?:(?:of|for|and|via|with|in)\s+)?){{2,7}})\({re.escape(name)}\)",
        abstract,
    )
    return f"{full[1].strip()} ({name})" if full and full[1][0].lower() == name[0].lower() else name


def _first_place(name: str, title: str | None, abstract: str | None) -> int:
    place = f"{title or ''} {abstract or ''}".find(name)
    return place if place >= 0 else 10**6
