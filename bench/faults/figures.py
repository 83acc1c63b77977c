"""What a run came to, as figures that can be added up."""

from __future__ import annotations

import resource
from collections import Counter
from typing import Any

from bench.faults.checker import Broken
from bench.faults.scene import Scene
from bench.faults.trouble import STILL_WAYS


def added(one: dict[str, Any], other: dict[str, Any]) -> dict[str, Any]:
    """The figures of two runs as those of one."""

    def both(name: str) -> Any:
        left, right = one[name], other[name]
        if isinstance(left, bool):
            return left and right
        if isinstance(left, dict):
            return added(left, right)
        return round(left + right, 1) if isinstance(left, float) else left + right

    return {**one, **other, **{name: both(name) for name in one if name in other}}


def figures(here: Scene, broken: list[Broken]) -> dict[str, Any]:
    mischief, trouble, book = here.mischief, here.trouble, here.book
    at = {kind: dict(sorted(mischief.points(kind).items())) for kind in ("kill before", "kill after")}
    faults = {kind: mischief.count(kind) for kind in ("slow", "busy", "error", "dropped", "lost")}
    others = {name: trouble.counted[name] for name in (*STILL_WAYS, "clock jumped")}
    messages = dict(here.letters.sent)
    return {
        "interviews": book.begun,
        "confirmed_turns": sum(len(diary.said) for diary in book.diaries),
        "ended": sum(diary.ended for diary in book.diaries),
        "erased": sum(diary.erased for diary in book.diaries),
        "kills": trouble.counted["killed"],
        "kills_at": at,
        "faults": sum(faults.values()) + sum(others.values()) + sum(messages.values()),
        "storage_faults": {**faults, **others},
        "messages": messages,
        "sent_again": book.retried,
        "broken": len(broken),
        "first_broken": [f"{each.promise}: {each.about}: {each.what}" for each in broken[:20]],
        "broken_by_promise": dict(Counter(each.promise for each in broken)),
        "holds": not broken,
    }


def cpu_seconds() -> float:
    """Of this process and all that it started and that have ended."""
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(each.ru_utime + each.ru_stime for each in used)
