"""Several changes as one request that makes all of them or none. Pure.

Source: the Table service REST API, "Performing entity group transactions".
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from storage.table_wire import Sent, code_of

STATUS = re.compile(rb"HTTP/1\.1 (\d{3})")
END = b"\r\n"


def content_type(boundary: str) -> str:
    return f"multipart/mixed; boundary=batch_{boundary}"


def body(account: str, changes: Sequence[Sent], boundary: str) -> bytes:
    """`account`: the address before every path."""
    lines = [
        f"--batch_{boundary}".encode(),
        f"Content-Type: multipart/mixed; boundary=changeset_{boundary}".encode(),
        b"",
    ]
    for nth, each in enumerate(changes):
        lines += [f"--changeset_{boundary}".encode(), b"Content-Type: application/http"]
        lines += [b"Content-Transfer-Encoding: binary", f"Content-ID: {nth}".encode(), b""]
        lines += [f"{each.method} {account}/{each.path} HTTP/1.1".encode()]
        lines += [f"{name}: {value}".encode() for name, value in each.headers.items()]
        lines += [b"DataServiceVersion: 3.0"]
        lines += [f"Content-Length: {len(each.body)}".encode()] if each.body else []
        lines += [b"", each.body]
    lines += [f"--changeset_{boundary}--".encode(), f"--batch_{boundary}--".encode(), b""]
    return END.join(lines)


def refusal(answer: bytes) -> tuple[int, str] | None:
    """Status and code of the change because of which none was made; None where all were."""
    for found in STATUS.finditer(answer):
        if (status := int(found[1])) >= 400:
            return status, code_of(answer[found.end() :])
    return None
