"""Counters of quota: one row for each scope, replaced only where it is as it was read.

All steps that wait for the same scope in this process go into one write, so that processes contend and calls do not.
"""

from __future__ import annotations

import asyncio
import random
from typing import Any, NamedTuple, TypeVar
from urllib.parse import quote

from interview.errors import NotFound, Stale, StorageDown
from providers.errors import QuotaDown
from providers.quota import State, Step
from storage.rows import Row, from_row, to_row
from storage.table_port import Change, Service

ROW = "state"
TRIES = 12
PAUSE_S, LONGEST_PAUSE_S = 0.004, 0.25

T = TypeVar("T")


class _Waiting(NamedTuple):
    step: Step[Any]
    done: asyncio.Future[Any]


class _Read(NamedTuple):
    """A state as it was read. `version` is empty where there is no row yet."""

    state: State
    version: str


class TableQuota:
    """Raises QuotaDown where storage does not answer or too many write at once. It is not known then whether the step
    was taken, so a reservation counts as spent and must not be used."""

    def __init__(self, service: Service) -> None:
        self._table = service.table("quota")
        self._last: dict[str, _Read] = {}
        self._waiting: dict[str, list[_Waiting]] = {}
        self._writers: dict[str, asyncio.Task[None]] = {}

    async def change(self, scope: str, step: Step[T]) -> T:
        waiting = _Waiting(step, asyncio.get_running_loop().create_future())
        self._waiting.setdefault(scope, []).append(waiting)
        if scope not in self._writers:
            self._writers[scope] = asyncio.create_task(self._write_all(scope))
        found: T = await waiting.done
        return found

    async def all(self) -> dict[str, State]:
        try:
            rows = [row async for row in self._table.query("RowKey eq @key", {"key": ROW})]
        except StorageDown as e:
            raise QuotaDown from e
        return {row["scope"]: from_row(row, State) for row in rows}

    async def _write_all(self, scope: str) -> None:
        """Until nobody waits any more."""
        try:
            while self._waiting.get(scope):
                batch = [each for each in self._waiting.pop(scope) if not each.done.done()]
                try:
                    found = await self._write(scope, [each.step for each in batch])
                except QuotaDown as e:
                    self._last.pop(scope, None)
                    for each in batch:
                        _fail(each.done, e)
                else:
                    for each, result in zip(batch, found, strict=True):
                        if not each.done.done():
                            each.done.set_result(result)
        finally:
            del self._writers[scope]

    async def _write(self, scope: str, steps: list[Step[Any]]) -> list[Any]:
        """What each step found, when all of them were written together."""
        for nth in range(TRIES):
            known = self._last.get(scope)
            try:
                before = known or await self._read(scope)
                after, found = before.state, []
                for step in steps:
                    after, one = step(after)
                    found.append(one)
                if after is not before.state:
                    self._last[scope] = _Read(after, await self._replace(scope, before, after))
                    return found
                if known is None:
                    return found
                self._last.pop(scope)  # what cannot be had is told from the latest state only
            except Stale:
                self._last.pop(scope, None)
                await asyncio.sleep(random.uniform(0, min(LONGEST_PAUSE_S, PAUSE_S * 2**nth)))
            except StorageDown as e:
                raise QuotaDown("storage does not answer") from e
        raise QuotaDown(f"too many write the counter {scope} at once")

    async def _read(self, scope: str) -> _Read:
        try:
            row = await self._table.get(_key(scope), ROW)
        except NotFound:
            return _Read(State(), "")
        return _Read(from_row(row, State), row.version)

    async def _replace(self, scope: str, before: _Read, after: State) -> str:
        """The new version. Never sent twice: a write that got through unseen would look as if another had won."""
        row: Row = to_row(_key(scope), ROW, after, scope=scope)
        change = Change("replace", row, before.version) if before.version else Change("insert", row)
        return await self._table.change(change, retry=False)


def _key(scope: str) -> str:
    """The scope without what a key of a table may not hold."""
    return quote(scope, safe=":@").replace("%", "~")


def _fail(done: asyncio.Future[Any], error: QuotaDown) -> None:
    if not done.done():
        done.set_exception(QuotaDown(*error.args))
