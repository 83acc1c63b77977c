"""A review that comes from a candidate's own model: what does not hold is left out and told, the rest read strictly.

Pure. It is the candidate's word, so nothing in it may raise a score further than what the offline scorer bears out.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from msgspec import json
from msgspec.structs import replace

from interview import verdict
from interview.catalog import Rubric
from interview.model import Interview, Left, Lending
from interview.reading import BadReply, Graded, decode, read_review
from interview.redact import Redaction
from interview.report_model import Dropped, Judge, Offline, OwnReview, Report
from interview.reviewed import reviewed
from interview.sentences import Part, parts
from interview.shapes import GradedQuestion, ReviewReply, Shown
from interview.verdict import Opinion, Standing
from interview.words import Words


def read_lent(text: str, interview: Interview, redaction: Redaction) -> tuple[Graded, tuple[Dropped, ...]]:
    """What of a reply holds, and what was left out of it. Raises BadReply where nothing can be used."""
    told = {part.number: part for part in parts(interview)}
    reply = decode(text, ReviewReply)
    kept: dict[int, GradedQuestion] = {}
    dropped: list[Dropped] = []
    for question in reply.questions:
        part = told.get(question.question)
        if part is None or question.question in kept:
            dropped.append(Dropped("question", str(question.question)))
            continue
        covered = tuple(_covered(part, question.covered, dropped))
        kept[part.number] = replace(question, covered=covered)
    if missing := sorted(set(told) - set(kept)):
        raise BadReply(f"question {missing[0]} has no review")
    whole = json.encode(replace(reply, questions=tuple(kept[number] for number in sorted(kept)))).decode()
    return read_review(whole, interview, redaction), tuple(dropped)


def _covered(part: Part, given: Sequence[Shown], dropped: list[Dropped]) -> Iterator[Shown]:
    """The concepts that the question has, each once, shown by sentences of its own answers."""
    known = {concept.id for concept in part.pack.concepts}
    own = {sentence.number for sentence in part.sentences if not sentence.to_grader}
    seen: set[str] = set()
    for shown in given:
        if shown.concept not in known or shown.concept in seen:
            dropped.append(Dropped("concept", f"{part.number}: {shown.concept[:60]}"))
            continue
        seen.add(shown.concept)
        real = tuple(number for number in shown.sentences if number in own)
        if len(real) < len(shown.sentences) or not real:
            dropped.append(Dropped("quote", f"{part.number}: {part.pack.concept(shown.concept).label}"))
        if real:
            yield replace(shown, sentences=real)


def lent(
    interview: Interview,
    fair: Interview,
    before: Report,
    graded: Graded,
    judge: Judge,
    dropped: Sequence[Dropped],
    rubric: Rubric,
    words: Words,
) -> Report:
    """The report with that review: signed by the candidate's own model, with the offline score beside it."""
    name = interview.own_model.name if interview.own_model else ""
    opinion = Opinion(judge, graded)
    offline = verdict.scores_of(before, "offline")
    standing = verdict.decide(offline, verdict.hostile(fair, graded), opinion)
    after = reviewed(interview, before, standing, (opinion,), rubric, words, judge.at)
    left = (*before_it(interview.lending), *dropped, *_lowered(graded, standing))
    own = OwnReview(name, left, Offline(before.overall))
    return replace(after, scored_by=f"own model ({name})", own_model=own)


def with_dropped(report: Report, why: Left) -> Report:
    """The report with one more refusal said."""
    own = report.own_model
    return report if own is None else replace(report, own_model=replace(own, dropped=(*own.dropped, Dropped(why, ""))))


def before_it(lending: Lending) -> Iterator[Dropped]:
    """What was left out of all that such a model sent before its review."""
    return (Dropped(what, "") for what in lending.left)


def _lowered(graded: Graded, standing: Mapping[int, Standing]) -> Iterator[Dropped]:
    for question in graded.questions:
        stands = standing[question.number]
        if stands.score < question.score:
            yield Dropped("score", f"{question.number}: {question.score:g} > {stands.score:g}")
