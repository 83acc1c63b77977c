"""A request to storage by the place in the app that it comes from: `due put score`, `interviews merge`. Pure."""

from __future__ import annotations

import re
from urllib.parse import unquote

from msgspec import Struct

HEAD_END = b"\r\n\r\n"
ROW = re.compile(r"(\w+)\(PartitionKey='(.*?)',RowKey='(.*)'\)")
BATCHED = re.compile(rb"(?:POST|PUT|PATCH|DELETE) \S+?/(\w+)(?:\(\S*)? HTTP")
KIND = re.compile(r"^([a-z-]+?)-\d{4}-")
VERBS = {"GET": "get", "HEAD": "get", "POST": "insert", "PUT": "put", "PATCH": "merge", "DELETE": "delete"}


class Head(Struct, frozen=True):
    """The head of an HTTP request. `length` is that of its body, None where it comes in chunks."""

    method: str
    path: str
    length: int | None
    guarded: bool


def head(raw: bytes) -> Head:
    """Reads a whole head. Raises ValueError for what is none."""
    first, *lines = raw.decode("latin-1").split("\r\n")
    method, target, _ = first.split(" ")
    named = dict(line.lower().split(": ", 1) for line in lines if ": " in line)
    length = None if "transfer-encoding" in named else int(named.get("content-length", 0))
    return Head(method, target, length, named.get("if-match", "*") != "*")


def point(service: str, asked: Head, body: bytes) -> str:
    """What is asked of which store."""
    path = unquote(asked.path.partition("?")[0])
    _, _, inside = path.lstrip("/").partition("/")
    if service == "Table":
        return _table(asked, inside, body)
    name, _, rest = inside.partition("/")
    if service == "Queue":
        message = {"POST": "send", "GET": "receive"} if rest == "messages" else {}
        return f"queue {message.get(asked.method, VERBS[asked.method])} {name}"
    return f"blob {VERBS[asked.method]} {name}"


def is_write(asked: Head) -> bool:
    return asked.method not in ("GET", "HEAD")


def _table(asked: Head, inside: str, body: bytes) -> str:
    if inside == "$batch":
        found = BATCHED.search(body)
        return f"{found[1].decode() if found else '?'} transact"
    row = ROW.fullmatch(inside)
    if row is None:
        table = inside.partition("(")[0]
        return f"{table} {'query' if asked.method == 'GET' else VERBS[asked.method]}"
    verb = "replace" if asked.method == "PUT" and asked.guarded else VERBS[asked.method]
    kind = KIND.match(row[2])
    return f"{row[1]} {verb}{f' {kind[1]}' if kind else ''}"
