"""Both ways to Table Storage, which have to keep the same promises."""

from __future__ import annotations

from storage import tables
from storage.table_port import Service
from storage.table_sdk import SdkService

WAYS = ("tables", "sdk")


def connected(way: str, connection_string: str) -> Service:
    if way == "sdk":
        return SdkService(connection_string, connect_s=tables.CONNECT_SECONDS, read_s=tables.READ_SECONDS)
    return tables.connect(connection_string)
