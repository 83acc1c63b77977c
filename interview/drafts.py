"""What a model drafted, as packs that hold: the same checks as for the bank stand before any use. Pure."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from msgspec import field
from msgspec.structs import replace

from interview import lint
from interview.lint.scored import LEAK
from interview.model import Concept, Example, Level, Pack
from interview.packs import PackFile
from interview.reading import BadReply, decode
from interview.scoring import judge
from interview.shapes import GrowthReply, NewExamples, NewQuestion, PackReply, PlanReply, WordingReply
from interview.shareable import Shareable

FOREIGN = re.compile(r"(?i)\b[a-z][a-z0-9+.-]*://|\bwww\.\w|\bjavascript:|</?[a-z][^>]*>|[\w.+-]@[\w-]+\.[a-z]{2}")
NO_WORDS = "holds a link, an address or markup; write plain words"

MINUTES = {"system-design": 6, "case": 6, "screening": 3}
USUAL_MINUTES = 4
DIFFICULTY = 3
LEVELS: tuple[Level, ...] = ("junior", "mid", "senior")
OWN = "own-"
GROWN = "grown-"
"""How the ids begin of questions made for one job, and of those that prewarm has made for all."""

LONGEST = 300
"""Characters of a follow-up question."""


class Wordings(Shareable, frozen=True):
    """Ways to ask for a concept that an answer left out."""

    texts: tuple[str, ...]


class JobPlan(Shareable, frozen=True):
    """What a job asks for: topics, the most important first, and questions of its own, none of them in the bank.

    Made from a description without personal data, for whoever applies in that role: its questions are of any kind, and
    for every level. `labels` are those of the topics of its questions.
    """

    topics: tuple[str, ...] = ()
    packs: tuple[Pack, ...] = ()
    refused: tuple[str, ...] = ()
    labels: dict[str, str] = field(default_factory=dict)


class More(Shareable, frozen=True):
    """What one pack has gained: wordings by concept, and answers of known grade that they were tried on."""

    says: dict[str, tuple[str, ...]]
    examples: tuple[Example, ...] = ()


def read_wordings(text: str, pack: Pack, missing: Concept) -> Wordings:
    """The follow-up questions that hold. Raises BadReply where none does, with what is wrong."""
    told = [" ".join(one.split()) for one in decode(text, WordingReply).texts]
    wrong = [tuple(_wrong_wording(one, pack, missing)) for one in told]
    kept = tuple(dict.fromkeys(one for one, problems in zip(told, wrong, strict=True) if not problems))
    if not kept:
        raise BadReply(
            "; ".join(problem for problems in wrong for problem in problems) or "texts is empty; write three"
        )
    return Wordings(kept)


def _wrong_wording(text: str, pack: Pack, missing: Concept) -> Iterator[str]:
    if not 5 <= len(text.split()) <= 40 or len(text) > LONGEST or not text.endswith(("?", ".")):
        yield f"{text[:60]!r} is not one question of 8 to 30 words"
    if FOREIGN.search(text):
        yield f"{text[:60]!r} {NO_WORDS}"
    if text.casefold() in (pack.ask.casefold(), pack.rephrase.casefold()):
        yield f"{text[:60]!r} was asked already"
    credits = {credit.concept: credit.share for credit in judge(pack, "", text).credits}
    if missing.detect is None and credits[missing.id] >= LEAK:
        yield f"{text[:60]!r} gives away what is missing"


def read_plan(text: str, offered: PackFile, kinds: Collection[str], role: str, language: str) -> JobPlan:
    """The plan for a job, beside the packs and topics on offer. Raises BadReply for an unknown topic or kind; questions
    that fail the lint are left out, with the reason in `refused`."""
    reply = decode(text, PlanReply)
    _on_offer((*reply.topics, *(question.topic for question in reply.questions)), offered)
    for question in reply.questions:
        if question.kind not in kinds:
            raise BadReply(f"kind {question.kind} is not asked for; choose from {', '.join(kinds)}")
    kept: list[Pack] = []
    refused: list[str] = []
    for question in reply.questions:
        pack = _pack(question, OWN, (role,), LEVELS, language)
        # Somebody waits: it is held against what is asked on its topic, where its like would be.
        near = [other for other in (*offered.packs, *kept) if other.topic == pack.topic]
        problems = [*_foreign(pack), *lint.newcomer(pack, near, offered.topics, examples=False)]
        refused += problems
        kept += [] if problems else [pack]
    labels = {pack.topic: offered.topics[pack.topic] for pack in kept}
    return JobPlan(tuple(dict.fromkeys(reply.topics)), tuple(kept), tuple(refused), labels)


def read_topics(text: str, offered: PackFile) -> JobPlan:
    """The topics of a plan for a job. Its questions are left out, and told in `refused`: what an answer to them has to
    say would be the word of whoever wrote them. Raises BadReply for an unknown topic."""
    reply = decode(text, PlanReply)
    _on_offer(reply.topics, offered)
    return JobPlan(tuple(dict.fromkeys(reply.topics)), refused=tuple(question.ask for question in reply.questions))


def _foreign(pack: Pack) -> list[str]:
    """What leads away from here in texts that people are shown and a model wrote: it may have been told to."""
    texts = [pack.ask, pack.rephrase, pack.hint, pack.strong, *(example.text for example in pack.examples)]
    texts += [text for concept in pack.concepts for text in (concept.label, concept.probe, *concept.says)]
    return _leads_away(texts)


def _leads_away(texts: Iterable[str]) -> list[str]:
    return [f"{text[:60]!r} {NO_WORDS}" for text in texts if FOREIGN.search(text)]


def _on_offer(topics: Collection[str], offered: PackFile) -> None:
    for topic in topics:
        if topic not in offered.topics:
            raise BadReply(f"there is no topic {topic[:40]!r}; choose from {', '.join(offered.topics)}")


def read_pack(
    text: str,
    topics: Mapping[str, str],
    packs: Sequence[Pack],
    kind: str,
    topic: str,
    *,
    role: str,
    level: str,
    language: str,
) -> Pack:
    """A new pack beside these. Raises BadReply with all that the lint says against it."""
    reply = decode(text, PackReply)
    if (reply.question.kind, reply.question.topic) != (kind, topic):
        raise BadReply(f"kind and topic are to be {kind} and {topic}")
    levels = tuple(each for each in LEVELS if each == level)
    pack = replace(_pack(reply.question, GROWN, (role,), levels, language), examples=_examples(reply.examples))
    if pack.id in {known.id for known in packs}:
        raise BadReply("that question is there already; write another one")
    if problems := [*_foreign(pack), *lint.newcomer(pack, packs, topics)]:
        raise BadReply("; ".join(problems))
    return pack


def read_growth(
    text: str, pack: Pack, topics: Mapping[str, str], packs: Sequence[Pack]
) -> tuple[More, tuple[str, ...]]:
    """What a pack of the bank gains, and what the lint refused. Raises BadReply where nothing is left.

    Each concept's wordings are taken or left as a whole: with them the pack has to pass all checks that it passes
    without, its own examples first, then the new ones.
    """
    reply = decode(text, GrowthReply)
    if unknown := [more.concept for more in reply.concepts if more.concept not in {c.id for c in pack.concepts}]:
        raise BadReply(f"there is no concept {unknown[0][:40]!r}")
    offered = {more.concept: _new(pack.concept(more.concept), more.says) for more in reply.concepts}
    says, refused = _taken(pack, offered, topics, packs)
    if not says:
        raise BadReply("; ".join(refused) or "concepts is empty; write phrases for every concept")
    examples = _examples(reply.examples)
    problems = _leads_away(example.text for example in examples)
    if problems := [*problems, *lint.newcomer(replace(enriched(pack, says), examples=examples), packs, topics)]:
        return More(says), (*refused, *(f"examples: {problem}" for problem in problems))
    return More(says, examples), tuple(refused)


def _taken(
    pack: Pack, offered: Mapping[str, tuple[str, ...]], topics: Mapping[str, str], packs: Sequence[Pack]
) -> tuple[dict[str, tuple[str, ...]], list[str]]:
    """Of the wordings by concept those that hold, and what was refused. All together first, as most hold: to judge the
    pack anew with each took six times as long."""
    whole = not any(_leads_away(more) or not more for more in offered.values())
    if whole and not lint.newcomer(enriched(pack, offered), packs, topics):
        return dict(offered), []
    says: dict[str, tuple[str, ...]] = {}
    refused: list[str] = []
    for concept, more in offered.items():
        fresh = {**says, concept: more}
        problems = lint.newcomer(enriched(pack, fresh), packs, topics) if more else ["nothing new"]
        problems += _leads_away(more)
        refused += [f"{concept}: {problem}" for problem in problems]
        says = says if problems else fresh
    return says, refused


def enriched(pack: Pack, says: Mapping[str, Sequence[str]]) -> Pack:
    """The pack with more wordings; those for a concept it no longer has are left out."""
    concepts = (replace(c, says=(*c.says, *_new(c, says.get(c.id, ())))) for c in pack.concepts)
    return replace(pack, concepts=tuple(concepts))


def _new(concept: Concept, says: Sequence[str]) -> tuple[str, ...]:
    """What the concept does not say yet: short phrases only."""
    known = {say.casefold() for say in concept.says}
    told = dict.fromkeys(" ".join(say.split()).rstrip(".") for say in says)
    return tuple(say for say in told if say.casefold() not in known and 1 <= len(say.split()) <= 8)


def _pack(question: NewQuestion, origin: str, roles: tuple[str, ...], levels: tuple[Level, ...], language: str) -> Pack:
    ask = " ".join(question.ask.split())
    return Pack(
        # By the text alone, so that the same draft is the same pack wherever it is read.
        id=f"{origin}{hashlib.sha256(ask.encode()).hexdigest()[:12]}",
        roles=roles,
        kind=question.kind,
        topic=question.topic,
        levels=levels,
        difficulty=DIFFICULTY,
        minutes=MINUTES.get(question.kind, USUAL_MINUTES),
        ask=ask,
        rephrase=" ".join(question.rephrase.split()),
        hint=" ".join(question.hint.split()),
        strong=" ".join(question.strong.split()),
        concepts=tuple(
            Concept(
                id=concept.id,
                label=concept.label,
                weight=concept.weight,
                says=tuple(dict.fromkeys(" ".join(say.split()) for say in concept.says)),
                probe=concept.probe,
                detect=None if concept.detect == "none" or question.kind != "behavioural" else concept.detect,
            )
            for concept in question.concepts
        ),
        language=language,
    )


def _examples(told: NewExamples) -> tuple[Example, ...]:
    return (Example("weak", told.weak), Example("fair", told.fair), Example("strong", told.strong))
