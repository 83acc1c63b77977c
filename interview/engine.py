"""The flow of an interview as pure functions: a value in, a new value out. No model can steer it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from msgspec.structs import replace

from interview.errors import AlreadyFinished, InvalidRequest, TurnConflict
from interview.model import Aid, AidKind, Concept, Interview, Judgement, Pack, Post, Progress, Question, Turn
from interview.words import Words

FOLLOW_UP_BELOW = 4.2
"""A main answer that scores this much or more is not followed up: the person has shown what was asked for."""

HEARD = 0.3
"""The share of a concept from which something of an answer was heard."""

PASSED_OVER = frozenset({"blank", "no-answer", "echo", "keyword-list"})
"""Answers with nothing in them to ask further about."""


def ask(pack: Pack, number: int) -> Question:
    """The main question of a pack."""
    return Question(number, pack.id, pack.ask, pack.kind, pack.topic, pack.difficulty, pack.minutes)


def probe(pack: Pack, concept: Concept, number: int) -> Question:
    """A follow-up on a concept that was not heard."""
    return Question(
        number,
        pack.id,
        concept.probe,
        pack.kind,
        pack.topic,
        pack.difficulty,
        min(2, pack.minutes),
        concept.id,
    )


def earlier(interview: Interview, post: Post) -> Turn | Aid | None:
    """What was already said to this very post, or None when it is new and expected.

    Raises TurnConflict when the number was used for something else or is not the one expected,
    AlreadyFinished when the interview takes no more.
    """
    if post.action in ("hint", "rephrase"):
        given = next((a for a in interview.aids if (a.number, a.nth) == (post.number, post.nth)), None)
        if given and given.kind == post.action:
            return given
        fits = given is None and post.nth == len(interview.aids_on(post.number)) + 1
    else:
        turn = next((t for t in interview.turns if t.question.number == post.number), None)
        if turn and (turn.action, turn.answer) == (post.action, post.answer):
            return turn
        fits = turn is None
    if interview.question is None:
        raise AlreadyFinished("This interview has ended and takes no more answers. Its report is ready.", interview)
    if not fits or post.number != interview.question.number:
        raise TurnConflict(_expected(interview, interview.question, post), interview)
    return None


def _expected(interview: Interview, question: Question, post: Post) -> str:
    """What to send instead of a post that does not fit."""
    if post.number == question.number:
        nth = len(interview.aids_on(question.number)) + 1
        return f"Hints and rephrasings on a question are counted together: the next one here has `nth` {nth}."
    return f"Question {question.number} is the one to answer now; see `state`."


def give_aid(interview: Interview, kind: AidKind, nth: int) -> Interview:
    """A hint or rephrasing on the current question. Raises InvalidRequest when there are no more of that kind."""
    question = _current(interview)
    texts = aids_for(interview.pack(question.pack), question, kind)
    given = sum(1 for aid in interview.aids_on(question.number) if aid.kind == kind)
    if given >= len(texts):
        raise InvalidRequest("action", f"There is no further {kind} on this question. Answer it or skip it.")
    aid = Aid(question.number, kind, nth, texts[given], len(texts) - given - 1)
    return replace(interview, aids=(*interview.aids, aid))


def put_again(pack: Pack, number: int) -> Question:
    """The main question in other words, for an answer that went past it; it asks for the heaviest concept again too."""
    return replace(probe(pack, _heaviest(pack), number), text=pack.rephrase)


def puts_again(pack: Pack, question: Question) -> bool:
    """Whether a question is the main one in other words."""
    return question.is_follow_up and question.text == pack.rephrase


def _heaviest(pack: Pack) -> Concept:
    return max(pack.concepts, key=lambda concept: concept.weight)


def aids_for(pack: Pack, question: Question, kind: AidKind) -> tuple[str, ...]:
    """Every hint, or every rephrasing, there is for a question, in the order they are given."""
    if puts_again(pack, question):
        return (pack.hint,) if kind == "hint" else (pack.ask,)
    if question.concept is not None:
        return (pack.hint,) if kind == "hint" else (f"{pack.rephrase} {question.text}",)
    if kind == "rephrase":
        return (pack.rephrase,)
    return pack.hint, _heaviest(pack).probe


def aids_left(interview: Interview, kind: AidKind) -> int:
    """How many more of that kind the current question has; 0 when there is no question."""
    if interview.question is None:
        return 0
    given = sum(1 for aid in interview.aids_on(interview.question.number) if aid.kind == kind)
    return len(aids_for(interview.pack(interview.question.pack), interview.question, kind)) - given


def take(
    interview: Interview,
    post: Post,
    judgement: Judgement | None,
    *,
    score: float | None,
    missed: Sequence[Concept],
    past: bool = False,
    now: datetime,
    words: Words,
) -> Interview:
    """The interview after an answer or a skip, with the next question or finished.

    `score` (1 to 5) and `missed` (what is most open first) are what the answer earned and left out; None and empty for
    a skip. `past`: it talked round the question.
    """
    question = _current(interview)
    skipped = post.action == "skip"
    following = _follow_up(interview, question, judgement, score, missed, past) or _next_main(interview, question)
    again = following is not None and puts_again(interview.pack(following.pack), following)
    finished_main = sum(1 for turn in interview.turns if not turn.question.is_follow_up)
    progress = Progress(finished_main + (not question.is_follow_up), len(interview.plan))
    turn = Turn(
        question=question,
        action="skip" if skipped else "answer",
        answer=post.answer,
        seconds=post.seconds,
        input=post.input,
        speech=post.speech,
        judgement=judgement,
        at=now,
        acknowledgement=words.acknowledge(question, judgement, following, again=again),
        next=following,
        progress=progress,
    )
    after = replace(interview, turns=(*interview.turns, turn), question=following)
    return after if following else close(after, now)


def close(interview: Interview, now: datetime) -> Interview:
    """The interview ended, by itself or early; closing twice changes nothing."""
    if interview.status == "finished":
        return interview
    return replace(interview, status="finished", question=None, finished_at=now)


def _follow_up(
    interview: Interview,
    question: Question,
    judgement: Judgement | None,
    score: float | None,
    missed: Sequence[Concept],
    past: bool,
) -> Question | None:
    """At most one on a main question, and on no more than half of the main questions, so that time is kept. An answer
    that went past the question gets it once more in other words: to ask further would take it for one."""
    if question.is_follow_up or judgement is None or score is None:
        return None
    if score >= FOLLOW_UP_BELOW or PASSED_OVER & set(judgement.flags):
        return None
    used = sum(1 for turn in interview.turns if turn.question.is_follow_up)
    if used >= (len(interview.plan) + 1) // 2:
        return None
    pack = interview.pack(question.pack)
    if past or _went_past(judgement):
        return put_again(pack, question.number + 1)
    return probe(pack, missed[0], question.number + 1) if missed else None


def _went_past(judgement: Judgement) -> bool:
    """The answer belongs elsewhere, or nothing of what makes a good one was heard in it."""
    heard = max((credit.share for credit in judgement.credits), default=1.0)
    return "off-topic" in judgement.flags or heard < HEARD


def _next_main(interview: Interview, question: Question) -> Question | None:
    place = next(i for i, pack in enumerate(interview.plan) if pack.id == question.pack)
    if place + 1 == len(interview.plan):
        return None
    return ask(interview.plan[place + 1], question.number + 1)


def _current(interview: Interview) -> Question:
    if interview.question is None:
        raise AlreadyFinished("This interview has ended and takes no more answers. Its report is ready.", interview)
    return interview.question
