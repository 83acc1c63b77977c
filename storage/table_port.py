"""What the app asks of Table Storage, whoever carries it there: a few verbs over rows and their versions."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from datetime import datetime
from typing import Any, Literal, NamedTuple, Protocol, Self

from storage.rows import Row

ANY = "*"
"""In place of a version: whatever version the row has, as long as it is there."""

Verb = Literal["insert", "replace", "merge", "put", "delete"]

OnRequest = Callable[[str, str], None]
"""Gets the method and the address of each HTTP request, retries included."""

Value = str | datetime
"""What a query may compare with."""


class Read(dict[str, Any]):
    """A row as it was read. `version` tells whether it is still so."""

    version: str = ""


class Change(NamedTuple):
    """`put` takes the place of whatever is there or is not; the others but `insert` need the row to be there."""

    verb: Verb
    row: Row
    version: str = ANY


class Table(Protocol):
    """Every call raises StorageDown where storage does not answer in time or refuses, and InvalidRequest for what is
    too large. Values of rows are text, bytes, whole numbers of 32 bits and truth values."""

    async def get(self, partition: str, key: str) -> Read:
        """Raises NotFound."""
        ...

    async def change(self, change: Change, *, retry: bool = True) -> str:
        """The row's new version. Raises Stale where an insert finds a row or a version is no longer the current one,
        NotFound where there is nothing to change; deleting what is gone is fine. Where the answer is lost it is sent
        once more, unless `retry` is off: then a write that got through may look like somebody else's."""
        ...

    async def transact(self, changes: Sequence[Change]) -> None:
        """All or none, at most 100 rows of one partition. Raises Stale for any that could not be made."""
        ...

    def query(
        self,
        filter: str = "",
        parameters: Mapping[str, Value] | None = None,
        *,
        select: Sequence[str] = (),
        page: int | None = None,
    ) -> AsyncIterator[Read]:
        """Rows in the order of their keys. `@name` in the filter, between blanks, stands for a parameter; `page`: rows
        that are fetched at once, where fewer than storage's thousand will do."""
        ...


class Service(Protocol):
    """All tables of an account."""

    def table(self, name: str) -> Table: ...

    async def close(self) -> None: ...

    async def __aenter__(self) -> Self: ...

    async def __aexit__(self, *exc: object) -> None: ...
