"""The environment the app runs in: settings files, what was made for this run, and above all the caller's own."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path

from localhost.clock import clock_from
from localhost.kept import kept_secret

STORAGE = "AzureWebJobsStorage"


def app_environment(
    values: Mapping[str, str], caller: Mapping[str, str], storage: str, data: Path, clock_rate: float | None
) -> dict[str, str]:
    """The caller's variables win over the files; a clock rate asked for on the command line wins over both."""
    made = {STORAGE: storage, "PYTHONUNBUFFERED": "1"}
    if not values.get("TOKEN_SECRET") and not caller.get("TOKEN_SECRET"):
        made["TOKEN_SECRET"] = kept_secret(data, "token-secret")
    env = {**values, **made, **caller}
    if clock_rate is not None:
        env["CLOCK_RATE"] = f"{clock_rate:g}"
    if env.get("CLOCK_RATE", "1") not in ("", "1") and not env.get("CLOCK_EPOCH"):
        env["CLOCK_EPOCH"] = datetime.now(UTC).isoformat()
    clock_from(env)
    return env
