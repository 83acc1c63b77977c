"""Every setting, read once. The only file that looks at the environment; one frozen value comes out."""

from __future__ import annotations

import os
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Literal, get_args

SECRET_LENGTH = 16
CODE_LENGTH = 10
Mode = Literal["rich", "standard", "lean", "offline"]
WithoutCode = Literal["offline", "refused"]
# What the platform leaves in a setting whose vault did not give the secret.
VAULT = "@Microsoft.KeyVault("
STORAGE = "AzureWebJobsStorage"

# Where some free tiers may not be offered. As long as nobody says where people are, they may be in any of them.
REGIONS = ("EEA", "CH", "UK")


@dataclass(frozen=True)
class Settings:
    """Secrets are left out of its `repr`. Retention in days.

    `expected_interviews` a day, until there is a day to go by. `richest_mode`: no interview starts in a richer one.

    `keys`: the settings of the providers by name, as far as they are set. `unresolved`: those of them that refer to a
    vault which did not give them.

    `secrets_before`: what tokens were signed with before, and may still be. `groups` have an access code each: name,
    code, and how many interviews a day, 0 for any number. `without_code`: what others get where there are groups.
    """

    storage: str = field(repr=False)
    token_secret: str = field(repr=False)
    secrets_before: tuple[str, ...] = field(repr=False, default=())
    redis_url: str = field(repr=False, default="")
    redis_megabytes: int = 200
    redis_backup_url: str = field(repr=False, default="")
    redis_backup_commands: int = 10_000
    daily_interviews: int = 10
    daily_files: int = 20
    address_daily: int = 10_000
    address_firsts: int = 100
    groups: tuple[tuple[str, str, int], ...] = field(repr=False, default=())
    without_code: WithoutCode = "offline"
    interview_days: int = 30
    candidate_days: int = 180
    resume_file_days: int = 1
    resume_days: int = 30
    recordings: bool = False
    recording_days: int = 7
    expected_interviews: int = 100
    richest_mode: Mode = "rich"
    clock_rate: float = 1.0
    clock_epoch: datetime | None = None
    build: str = ""
    regions: tuple[str, ...] = REGIONS
    training_ok: bool = False
    providers_file: str = ""
    prewarm_floor: float = 0.05
    alert_webhook: str = field(repr=False, default="")
    alert_memory_mb: int = 900
    alert_cpu_percent: int = 80
    region: str = ""
    backup_days: int = 7
    keys: Mapping[str, str] = field(repr=False, default_factory=dict)
    unresolved: frozenset[str] = frozenset()

    def clock(self) -> Callable[[], datetime]:
        """The one source of time: real, or `clock_rate` times as fast since `clock_epoch`."""
        epoch, rate = self.clock_epoch, self.clock_rate
        if rate == 1.0 or epoch is None:
            return lambda: datetime.now(UTC)
        return lambda: epoch + (datetime.now(UTC) - epoch) * rate


def providers_file() -> str:
    """A catalogue of providers in place of the one that ships with the app; "" for that one."""
    return os.environ.get("PROVIDERS_FILE", "").strip()


def current(provider_settings: Collection[str] = ()) -> Settings:
    """The settings of this process. Raises ValueError as `read`."""
    return read(os.environ, provider_settings)


def build() -> str:
    """The name of this build, also where the other settings are wrong."""
    return os.environ.get("BUILD", "").strip()


def provider_keys(env: Mapping[str, str], names: Collection[str]) -> tuple[dict[str, str], frozenset[str]]:
    """Those of the settings that are set, and the names of those that refer to a vault which did not give them."""
    given = {name: value for name in names if (value := env.get(name, "").strip())}
    unresolved = frozenset(name for name, value in given.items() if value.startswith(VAULT))
    return {name: value for name, value in given.items() if name not in unresolved}, unresolved


def resolved(env: Mapping[str, str], name: str) -> str:
    """The setting, or "" where it is not set or its vault did not give it."""
    value = env.get(name, "").strip()
    return "" if value.startswith(VAULT) else value


def signed_in(env: Mapping[str, str]) -> str:
    """Storage without a key, as the host reads it too: `AzureWebJobsStorage__accountName`, or an address for each
    service (`…__tableServiceUri`), and the client id of the identity (`…__clientId`). "" where none is named."""

    def of(name: str) -> str:
        return env.get(f"{STORAGE}__{name}", "").strip()

    def end(kind: str) -> str:
        account = of("accountName")
        at = of(f"{kind}ServiceUri") or (account and f"https://{account}.{kind}.core.windows.net")
        return at.rstrip("/")

    ends = {kind: end(kind) for kind in ("table", "blob", "queue")}
    if not all(ends.values()):
        return ""
    parts = [f"{kind.title()}Endpoint={at}" for kind, at in ends.items()]
    return ";".join([f"Identity={of('clientId') or 'default'}", *parts])


def read(env: Mapping[str, str], provider_settings: Collection[str] = ()) -> Settings:
    """`provider_settings` names what providers may read. Raises ValueError that names every setting that is missing
    or wrong, and what to write there."""
    wrong: list[str] = []

    def text(name: str, why: str) -> str:
        value = resolved(env, name)
        if not value:
            wrong.append(f"{name} is missing{' from its vault' if env.get(name) else ''}: {why}")
        return value

    def number(name: str, default: str, lowest: float) -> float:
        value = env.get(name, "").strip() or default
        try:
            found = float(value)
        except ValueError:
            found = lowest - 1
        if not lowest <= found < float("inf"):
            wrong.append(f"{name} is {value!r}: write a number from {lowest:g} up")
            return lowest
        return found

    storage = resolved(env, STORAGE) or signed_in(env) or text(STORAGE, "the connection string of the storage account")
    secret = text("TOKEN_SECRET", f"at least {SECRET_LENGTH} random characters; tokens are signed with it")
    if secret and len(secret) < SECRET_LENGTH:
        wrong.append(f"TOKEN_SECRET has {len(secret)} characters: write at least {SECRET_LENGTH}")
    before = tuple(resolved(env, "TOKEN_SECRET_BEFORE").split())
    if any(len(each) < SECRET_LENGTH for each in before):
        wrong.append(f"TOKEN_SECRET_BEFORE: each needs {SECRET_LENGTH} characters, with blanks between several")
    keys, unresolved = provider_keys(env, provider_settings)
    found = Settings(
        storage=storage,
        token_secret=secret,
        secrets_before=before,
        redis_url=resolved(env, "REDIS_URL"),
        redis_megabytes=int(number("REDIS_MEGABYTES", "200", 1)),
        redis_backup_url=resolved(env, "REDIS_BACKUP_URL"),
        redis_backup_commands=int(number("REDIS_BACKUP_COMMANDS", "10000", 0)),
        daily_interviews=int(number("DAILY_INTERVIEWS", "10", 0)),
        daily_files=int(number("DAILY_FILES", "20", 1)),
        address_daily=int(number("ADDRESS_DAILY", "10000", 0)),
        address_firsts=int(number("ADDRESS_FIRSTS", "100", 1)),
        groups=_groups(resolved(env, "ACCESS_CODES"), wrong),
        without_code=_without_code(env.get("WITHOUT_CODE", "").strip() or "offline", wrong),
        interview_days=int(number("INTERVIEW_DAYS", "30", 1)),
        candidate_days=int(number("CANDIDATE_DAYS", "180", 1)),
        resume_file_days=int(number("RESUME_FILE_DAYS", "1", 1)),
        resume_days=int(number("RESUME_DAYS", "30", 1)),
        recordings=is_on(env.get("RECORDINGS", "")),
        recording_days=int(number("RECORDING_DAYS", "7", 1)),
        expected_interviews=int(number("EXPECTED_INTERVIEWS", "100", 0)),
        richest_mode=_mode(env.get("RICHEST_MODE", "").strip() or "rich", wrong),
        clock_rate=number("CLOCK_RATE", "1", 0.001),
        clock_epoch=_instant(env.get("CLOCK_EPOCH", "").strip(), wrong),
        build=env.get("BUILD", "").strip(),
        regions=_regions(env.get("USERS_IN", ""), wrong),
        providers_file=env.get("PROVIDERS_FILE", "").strip(),
        training_ok=is_on(env.get("TRAINING_OK", "")),
        prewarm_floor=min(1.0, number("PREWARM_FLOOR_PERCENT", "5", 0) / 100),
        alert_webhook=resolved(env, "ALERT_WEBHOOK"),
        alert_memory_mb=int(number("ALERT_MEMORY_MB", "900", 1)),
        alert_cpu_percent=int(number("ALERT_CPU_PERCENT", "80", 1)),
        region=env.get("REGION_NAME", "").strip(),
        backup_days=int(number("BACKUP_DAYS", "7", 7)),
        keys=keys,
        unresolved=unresolved,
    )
    if wrong:
        raise ValueError("; ".join(wrong))
    return found


def is_on(text: str) -> bool:
    """Whether a setting that may be on or off is on."""
    return text.strip().lower() in ("on", "yes", "true")


def _mode(text: str, wrong: list[str]) -> Mode:
    match text:
        case "rich" | "standard" | "lean" | "offline":
            return text
    wrong.append(f"RICHEST_MODE is {text!r}: write one of {', '.join(get_args(Mode))}")
    return "offline"


def _without_code(text: str, wrong: list[str]) -> WithoutCode:
    match text:
        case "offline" | "refused":
            return text
    wrong.append(f"WITHOUT_CODE is {text!r}: write one of {', '.join(get_args(WithoutCode))}")
    return "refused"


def _groups(text: str, wrong: list[str]) -> tuple[tuple[str, str, int], ...]:
    """`autumn=K7QF2M9ZPX, evening=R3TW8VNH5C:200`. What is wrong with a code is told without it."""
    found: dict[str, tuple[str, str, int]] = {}
    for nth, part in enumerate(filter(None, (each.strip() for each in text.split(","))), 1):
        name, _, rest = (each.strip() for each in part.partition("="))
        code, _, daily = (each.strip() for each in rest.partition(":"))
        if not name or len(code) < CODE_LENGTH or not (daily or "0").isdecimal():
            wrong.append(
                f"ACCESS_CODES: number {nth} is not one; write name=CODE or name=CODE:DAILY, with a code of at least"
                f" {CODE_LENGTH} characters that nobody can guess, and commas between groups"
            )
            continue
        found[name] = (name, code, int(daily or "0"))
    return tuple(found.values())


def _regions(text: str, wrong: list[str]) -> tuple[str, ...]:
    """Those of REGIONS that are named; all where nothing is."""
    named = {part.strip().upper() for part in text.split(",") if part.strip()}
    unknown = named - {*REGIONS, "ELSEWHERE"}
    if unknown:
        wrong.append(
            f"USERS_IN is {text!r}: write which of EEA, CH, UK and elsewhere people are in, with commas between"
        )
    return tuple(each for each in REGIONS if each in named) if named else REGIONS


def _instant(text: str, wrong: list[str]) -> datetime | None:
    if not text:
        return None
    try:
        found = datetime.fromisoformat(text)
    except ValueError:
        found = datetime.min  # noqa: DTZ901  (only to be refused below)
    if found.tzinfo is None:
        wrong.append(f"CLOCK_EPOCH is {text!r}: write an instant with its zone, such as 2026-11-23T08:00:00Z")
        return None
    return found
