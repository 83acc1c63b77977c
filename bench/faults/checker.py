"""What a store has to hold, given what clients were told. Pure: a list of what does not hold, empty where all does."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from msgspec import Struct

from bench.faults.diary import Book, Diary
from bench.faults.stores import Stores
from interview.model import Interview, Turn
from interview.ports import DueKind
from interview.report_model import Report


class Broken(Struct, frozen=True):
    """`promise`: the one that was broken, `about` whom or what, `what` is there instead."""

    promise: str
    about: str
    what: str


def check(book: Book, stores: Stores, *, violations: int = 0) -> list[Broken]:
    """`violations`: calls that the referee of the providers had no room for."""
    found = [*_turns(book, stores), *_reports(stores), *_shown(book, stores), *_stuck(stores), *_histories(stores)]
    found += [*_erased(book, stores), *_orphans(stores), *_strange(book)]
    if violations:
        found.append(Broken("quota", "providers", f"{violations} calls over a limit"))
    return found


def _strange(book: Book) -> Iterator[Broken]:
    for each in book.strange:
        yield Broken("reply", "client", each)


def _turns(book: Book, stores: Stores) -> Iterator[Broken]:
    """Every confirmed turn once and in order, and none that nobody sent."""
    for diary in book.diaries:
        if diary.erased:
            continue
        interview = stores.interviews.get(diary.id)
        if interview is None:
            yield Broken("turns", diary.id, "the interview is gone")
            continue
        yield from _in_order(interview)
        yield from _confirmed(diary, interview)
        if diary.ended and interview.status != "finished":
            yield Broken("turns", diary.id, f"its end was confirmed, and it is {interview.status}")


def _in_order(interview: Interview) -> Iterator[Broken]:
    numbers = [turn.question.number for turn in interview.turns]
    if numbers != list(range(1, len(numbers) + 1)):
        yield Broken("turns", interview.id, f"turns are numbered {numbers}")
    times = [turn.at for turn in interview.turns]
    if times != sorted(times):
        yield Broken("turns", interview.id, "turns are not in the order of their times")
    asked = [turn.next.number for turn in interview.turns if turn.next is not None]
    if asked != list(range(2, len(asked) + 2)):
        yield Broken("turns", interview.id, f"the replies asked {asked}")


def _confirmed(diary: Diary, interview: Interview) -> Iterator[Broken]:
    held: dict[int, Turn] = {turn.question.number: turn for turn in interview.turns}
    for said in diary.said:
        turn = held.get(said.number)
        if turn is None:
            yield Broken("turns", diary.id, f"turn {said.number} was confirmed and is lost")
        elif (turn.action, turn.answer) != (said.action, said.answer):
            yield Broken("turns", diary.id, f"turn {said.number} is another than was confirmed")
    for number, turn in held.items():
        if (turn.action, turn.answer) not in diary.tried.get(number, []):
            yield Broken("turns", diary.id, f"turn {number} was never sent")


def _reports(stores: Stores) -> Iterator[Broken]:
    """One for each interview that has ended, of just its turns, and none without."""
    for interview in stores.interviews.values():
        report = stores.reports.get(interview.id)
        if interview.status == "finished" and report is None:
            yield Broken("report", interview.id, "it has ended and has no report")
        if interview.status != "finished" and report is not None:
            yield Broken("report", interview.id, "it has a report and has not ended")
        if report is not None:
            yield from _fits(interview, report)
    for id in stores.reports.keys() - stores.interviews.keys():
        yield Broken("report", id, "a report without an interview")


def _fits(interview: Interview, report: Report) -> Iterator[Broken]:
    put = [turn.question.number for turn in interview.turns]
    told = sorted(question.number for question in report.questions)
    if told != put:
        yield Broken("report", interview.id, f"it is of questions {told}, and {put} were put")


def _shown(book: Book, stores: Stores) -> Iterator[Broken]:
    """What was shown as final stays so."""
    for diary in book.diaries:
        report = stores.reports.get(diary.id)
        if report is not None and report.status != "final" and any(seen["status"] == "final" for seen in diary.reports):
            yield Broken("report", diary.id, f"it was shown as final and is {report.status}")


def _stuck(stores: Stores) -> Iterator[Broken]:
    """What waits has a place in line and a guard that ends the waiting; what is due was done."""
    guarded = _guarded(stores, "review")
    lines = Counter(each.interview_id for each in stores.waiting)
    for report in stores.reports.values():
        if report.review.state == "waiting":
            if report.id not in lines:
                yield Broken("stuck", report.id, "its report waits and has no place in line")
            if report.id not in guarded and not report.review.blind:
                yield Broken("stuck", report.id, "its report waits and nothing ends the waiting")
        elif report.status == "provisional":
            yield Broken("stuck", report.id, "its report is provisional and waits for nothing")
    for id, places in lines.items():
        waits = id in stores.reports and stores.reports[id].review.state == "waiting"
        if places > 1 or not (waits or id in guarded):
            yield Broken("stuck", id, f"it has {places} places in line and {'waits' if waits else 'does not wait'}")
    for due in stores.due:
        if due.at <= stores.at:
            yield Broken("stuck", due.id, f"{due.kind} was due at {due.at:%d %H:%M:%S}, it is {stores.at:%d %H:%M:%S}")


def _histories(stores: Stores) -> Iterator[Broken]:
    """The history says what the report says, and a day counts what was started on it."""
    for candidate in stores.candidates.values():
        listed = [entry.interview_id for entry in candidate.entries]
        if len(listed) != len(set(listed)):
            yield Broken("history", candidate.id, "an interview is listed twice")
        for entry in candidate.entries:
            interview, report = stores.interviews.get(entry.interview_id), stores.reports.get(entry.interview_id)
            if interview is None:
                yield Broken("history", entry.interview_id, "it is listed and is gone")
            elif report is not None and (entry.status, entry.overall) != (interview.status, report.overall):
                yield Broken("history", entry.interview_id, f"it is listed as {entry.status} with {entry.overall}")
        starts = [start.interview_id for start in candidate.starts]
        counted = sum(day.started for day in candidate.days.values())
        if counted < len(listed) or len(starts) != len(set(starts)):
            yield Broken("history", candidate.id, f"{counted} starts are counted, {len(listed)} listed, {starts} keyed")


def _erased(book: Book, stores: Stores) -> Iterator[Broken]:
    for diary in book.diaries:
        if diary.erased:
            yield from _left(diary, stores)
    for id in book.erased:
        held = {*stores.candidates, *stores.fragments, *stores.recoveries}
        if id in held or any(resume.candidate_id == id for resume in stores.resumes):
            yield Broken("erased", id, "something of this candidate is left")


def _left(diary: Diary, stores: Stores) -> Iterator[Broken]:
    candidate = stores.candidates.get(diary.candidate)
    places = {
        "interview": diary.id in stores.interviews,
        "report": diary.id in stores.reports,
        "place in line": any(each.interview_id == diary.id for each in stores.waiting),
        "promise": diary.id in stores.promised,
        "line in the history": candidate is not None and candidate.entry_of(diary.id) is not None,
    }
    for what, there in places.items():
        if there:
            yield Broken("erased", diary.id, f"its {what} is left")


def _orphans(stores: Stores) -> Iterator[Broken]:
    """Whatever is held has something that ends it, and is reached from what it belongs to."""
    interviews, idle = _guarded(stores, "erase-interview"), _guarded(stores, "idle-candidate")
    for id in stores.interviews.keys() - interviews:
        yield Broken("orphan", id, "an interview that nothing will erase")
    for id in stores.candidates.keys() - idle:
        yield Broken("orphan", id, "a candidate whom nothing will erase")
    for id in stores.fragments:
        yield Broken("orphan", id, "rows of a candidate who is gone")
    ends = _guarded(stores, "promise")
    for id in stores.promised:
        if id not in ends:
            yield Broken("orphan", id, "a promised review that nothing gives back")
    yield from _blobs(stores)


def _blobs(stores: Stores) -> Iterator[Broken]:
    for resume in stores.resumes:
        key = f"{resume.candidate_id}:{resume.id}"
        if key not in _guarded(stores, "erase-resume"):
            yield Broken("orphan", key, "a résumé that nothing will erase")
    known = {resume.file for resume in stores.resumes}
    for name in stores.blobs.get("resumes", set()) - known:
        yield Broken("orphan", name, "a résumé's file without its row")
    for name in stores.blobs.get("recordings", set()):
        if name.partition("/")[0] not in stores.interviews:
            yield Broken("orphan", name, "a recording without its interview")
    for name in stores.blobs.get("packs", set()):
        if not name.startswith("v1/"):
            yield Broken("orphan", name, "no pool of ours")


def _guarded(stores: Stores, kind: DueKind) -> set[str]:
    return {due.id for due in stores.due if due.kind == kind}
