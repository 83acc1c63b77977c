"""host.json and local.settings.json as values: the same files Core Tools reads."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from typing import Any

from localhost.trouble import Trouble

LOCAL = "local.settings.json"
SAMPLE = "local.settings.json.sample"
# The sample's own secret is public, so the local app gets one made for this machine instead.
SECRETS = ("TOKEN_SECRET",)


@dataclass(frozen=True)
class QueueSettings:
    """`extensions.queues` of host.json, with the defaults of the real host."""

    batch_size: int = 16
    new_batch_threshold: int = 8
    max_dequeue_count: int = 5
    visibility_timeout: timedelta = timedelta(0)
    max_polling_interval: timedelta = timedelta(minutes=1)
    base64: bool = True


@dataclass(frozen=True)
class HostFile:
    route_prefix: str = "api"
    log_level: str = "Information"
    queues: QueueSettings = field(default_factory=QueueSettings)


@dataclass(frozen=True)
class LocalSettings:
    values: dict[str, str] = field(default_factory=dict)
    cors: tuple[str, ...] = ()
    cors_credentials: bool = False


def read_host_file(root: Path) -> HostFile:
    """What host.json says; Trouble that names the field when it says it wrongly."""
    found = _read(root / "host.json")
    extensions = _section(found, "extensions")
    http, queues = _section(extensions, "http"), _section(extensions, "queues")
    level = _section(_section(found, "logging"), "logLevel").get("default", "Information")
    batch = int(queues.get("batchSize", 16))
    encoding = queues.get("messageEncoding", "base64")
    if not 1 <= batch <= 32:
        raise Trouble("host.json: extensions.queues.batchSize must be from 1 to 32.")
    if encoding not in ("base64", "none"):
        raise Trouble("host.json: extensions.queues.messageEncoding must be base64 or none.")
    return HostFile(
        route_prefix=str(http.get("routePrefix", "api")).strip("/"),
        log_level=str(level),
        queues=QueueSettings(
            batch_size=batch,
            new_batch_threshold=int(queues.get("newBatchThreshold", batch // 2)),
            max_dequeue_count=int(queues.get("maxDequeueCount", 5)),
            visibility_timeout=timespan(queues.get("visibilityTimeout", "00:00:00")),
            max_polling_interval=timespan(queues.get("maxPollingInterval", "00:01:00")),
            base64=encoding == "base64",
        ),
    )


def read_local_settings(root: Path) -> LocalSettings:
    """local.settings.json where there is one, else the sample without its secrets."""
    own = (root / LOCAL).exists()
    found = _read(root / (LOCAL if own else SAMPLE))
    values = {str(key): str(value) for key, value in _section(found, "Values").items()}
    if not own:
        values = {key: value for key, value in values.items() if key not in SECRETS}
    host = _section(found, "Host")
    origins = (origin.strip().rstrip("/") for origin in str(host.get("CORS", "")).split(","))
    return LocalSettings(
        values=values,
        cors=tuple(origin for origin in origins if origin),
        cors_credentials=bool(host.get("CORSCredentials", False)),
    )


def timespan(text: str) -> timedelta:
    """A .NET time span such as 00:00:02 or 1.00:00:00.5."""
    found = re.fullmatch(r"(?:(\d+)\.)?(\d{1,2}):(\d{1,2}):(\d{1,2}(?:\.\d+)?)", text)
    if found is None:
        raise Trouble(f"host.json: {text!r} is not a time span such as 00:00:02.")
    days, hours, minutes, seconds = found.groups()
    return timedelta(days=int(days or 0), hours=int(hours), minutes=int(minutes), seconds=float(seconds))


def _read(path: Path) -> dict[str, Any]:
    if not path.exists():
        return {}
    try:
        found = json.loads(path.read_text("utf-8-sig"))
    except ValueError as fault:
        raise Trouble(f"{path.name} is not valid JSON: {fault}") from fault
    if not isinstance(found, dict):
        raise Trouble(f"{path.name} must hold a JSON object.")
    return found


def _section(found: dict[str, Any], name: str) -> dict[str, Any]:
    section = found.get(name, {})
    return section if isinstance(section, dict) else {}
