"""Rows, queries and faults as Table Storage writes them on the wire. Pure.

Source: the Table service REST API, version 2019-02-02, "Payload format for Table service operations" and
"Querying tables and entities".
"""

from __future__ import annotations

import re
from binascii import a2b_base64
from collections.abc import Mapping
from datetime import UTC
from typing import Any, NamedTuple
from urllib.parse import quote

import msgspec

from interview.errors import InvalidRequest, NotFound, Stale, StorageDown
from storage.rows import Row
from storage.table_port import Change, Read, Value, Verb

METHODS: dict[Verb, str] = {"insert": "POST", "replace": "PUT", "merge": "PATCH", "put": "PUT", "delete": "DELETE"}
GUARDED: frozenset[Verb] = frozenset({"replace", "merge", "delete"})

JSON = "application/json"
ACCEPT = f"{JSON};odata=minimalmetadata"
TYPE = "@odata.type"
WHOLE = 2**31
"""A number is written plainly below this; the service would take a larger one for something else."""

CODE = re.compile(rb'"code"\s*:\s*"(\w+)"')

STALE = frozenset({"EntityAlreadyExists", "UpdateConditionNotSatisfied", "InvalidDuplicateRow"})
TOO_LARGE = frozenset({"EntityTooLarge", "RequestBodyTooLarge"})


class Refused(Exception):
    """The status and the service's own code, for the log."""


class Sent(NamedTuple):
    """A change as a request. `path` is below the account's address and encoded already."""

    method: str
    path: str
    headers: dict[str, str]
    body: bytes


def sent(table: str, change: Change) -> Sent:
    verb, row = change.verb, change.row
    headers = {"Accept": ACCEPT}
    if verb in GUARDED:
        headers["If-Match"] = change.version
    if verb == "delete":
        return Sent("DELETE", address(table, row["PartitionKey"], row["RowKey"]), headers, b"")
    headers["Content-Type"] = JSON
    if verb == "insert":
        headers["Prefer"] = "return-no-content"
        return Sent("POST", table, headers, encoded(row))
    return Sent(METHODS[verb], address(table, row["PartitionKey"], row["RowKey"]), headers, encoded(row))


def address(table: str, partition: str, key: str) -> str:
    return f"{table}(PartitionKey='{_quoted(partition)}',RowKey='{_quoted(key)}')"


def _quoted(key: str) -> str:
    return quote(key.replace("'", "''"), safe="")


def encoded(row: Row) -> bytes:
    """Raises TypeError for a value that no row of ours holds."""
    typed: dict[str, Any] = {}
    for name, value in row.items():
        if isinstance(value, bytes):
            typed[name + TYPE] = "Edm.Binary"  # which msgspec writes as base64, as the service wants it
        elif not isinstance(value, str | bool) and not (isinstance(value, int) and -WHOLE <= value < WHOLE):
            raise TypeError(f"property {name}: a row holds text, bytes, truth values and numbers of 32 bits")
        typed[name] = value
    return msgspec.json.encode(typed)


def decoded(found: dict[str, Any]) -> Read:
    """A row without what the service adds to it."""
    row = Read()
    row.version = found.get("odata.etag", "")
    for name, value in found.items():
        if "odata." not in name and name != "Timestamp":
            row[name] = a2b_base64(value) if found.get(name + TYPE) == "Edm.Binary" else value
    return row


def filled(filter: str, parameters: Mapping[str, Value]) -> str:
    """The filter with a literal for each `@name`. KeyError for one that is not given."""
    return " ".join(_literal(parameters[word[1:]]) if word.startswith("@") else word for word in filter.split(" "))


def _literal(value: Value) -> str:
    if isinstance(value, str):
        return "'{}'".format(value.replace("'", "''"))
    return f"datetime'{value.astimezone(UTC):%Y-%m-%dT%H:%M:%S.%fZ}'"


def code_of(body: bytes) -> str:
    """The service's own word in an answer that is an error; empty where it has none."""
    found = CODE.search(body)
    return found[1].decode() if found else ""


def fault(status: int, code: str, *, together: bool = False) -> Exception:
    """An answer that is an error as the core knows it. `together`: to a transaction."""
    if code == "TableNotFound":
        return StorageDown("A table is missing; create the tables first.")
    if code in STALE or status in (409, 412):
        return Stale(code)
    if status == 404:
        # In a transaction, the row to be replaced was erased meanwhile: loading it again says so.
        return Stale(code) if together else NotFound("There is nothing here under that id; it may have been erased.")
    if code in TOO_LARGE or status == 413:
        return InvalidRequest("answer", "That is more text than one interview can hold; send a shorter one.")
    return StorageDown()
