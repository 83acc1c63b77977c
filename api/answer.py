"""An HTTP request and an answer as plain values, whatever host carries them."""

from __future__ import annotations

import ipaddress
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import msgspec

from interview.admission import Came

CODE_LIMIT = 200
"""Characters of an access code that are looked at."""

NETWORK_BITS = 48
"""Of an IPv6 address: what one site gets at the most, and may choose from as it likes."""


@dataclass(frozen=True)
class Ask:
    """`headers` are looked up in small letters; `params` are the parts of the route, `query` what follows the `?`."""

    headers: Mapping[str, str]
    params: Mapping[str, str]
    body: bytes = b""
    query: Mapping[str, str] = field(default_factory=dict)

    def header(self, name: str) -> str:
        return self.headers.get(name, "")

    @property
    def came(self) -> Came:
        return Came(client_address(self.header("x-forwarded-for")), self.header("x-access-code")[:CODE_LIMIT])


def client_address(forwarded: str) -> str:
    """Who called the platform: the last entry, which it added. What stands before is what callers say of themselves.

    Without its port; of an IPv6 address the network. "" where there is none.
    """
    last = forwarded.rpartition(",")[2].strip()
    host = last[1:].partition("]")[0] if last.startswith("[") else last
    host = host.partition(":")[0] if host.count(":") == 1 else host
    try:
        address = ipaddress.ip_address(host)
    except ValueError:
        return ""
    if isinstance(address, ipaddress.IPv4Address):
        return str(address)
    if address.ipv4_mapped:
        return str(address.ipv4_mapped)
    return str(ipaddress.ip_network((address, NETWORK_BITS), strict=False))


@dataclass(frozen=True)
class Answer:
    status: int
    body: bytes = b""
    headers: Mapping[str, str] = field(default_factory=dict)


def as_json(status: int, value: Any, **headers: str) -> Answer:
    """A value as JSON. Header names are given with _ for -."""
    named = {name.replace("_", "-"): text for name, text in headers.items()}
    return Answer(status, msgspec.json.encode(value), {"Content-Type": "application/json", **named})
