"""`python -m localhost.keys`: tries every provider's key that is set, and says how each one fares."""

from __future__ import annotations

import asyncio
import os
import sys
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime

from providers.catalog import rows, setting_names
from providers.check import Verdict, check
from providers.choice import Policy
from providers.gateway import Gateway
from providers.purse import Purse
from providers.roster import Roster, specs
from providers.wards import Wards
from settings import provider_keys
from storage.memory import MemoryQuota

NO_KEY = "no key: "


def table(verdicts: Sequence[Verdict]) -> list[str]:
    """One line for each verdict, in columns."""
    wide = max((len(each.word) for each in verdicts), default=0)
    wider = max((len(f"{each.provider}/{each.model}") for each in verdicts), default=0)
    lines = []
    for each in verdicts:
        line = f"{each.word:{wide}}  {each.provider + '/' + each.model:{wider}}  {each.seconds:5.1f} s  {each.detail}"
        lines.append(line.rstrip())
    return lines


def left_out(roster: Roster) -> list[str]:
    """Why the others were not asked: those that only lack a key in one line together."""
    keyless = [name for name, why in roster.off.items() if why.startswith(NO_KEY)]
    lines = [f"off  {name}: {why}" for name, why in roster.off.items() if name not in keyless]
    return [*lines, f"no key  {', '.join(keyless)}"] if keyless else lines


async def ask(roster: Roster, keys: Mapping[str, str]) -> tuple[Verdict, ...]:
    purse = Purse(MemoryQuota(), lambda: datetime.now(UTC))
    gateway = Gateway(roster.on, keys, purse, Policy(regions=()), Wards())
    try:
        return await check(roster.on, gateway.probe)
    finally:
        await gateway.close()


def main() -> int:
    """0 when at least one key is set and all that are set work."""
    keys, unresolved = provider_keys(os.environ, setting_names(rows()))
    roster = specs(rows(), keys, unresolved)
    verdicts = asyncio.run(ask(roster, keys))
    advice = [] if verdicts else ["no key is set: write one into local.settings.json, as docs/providers.md tells"]
    print("\n\n".join("\n".join(each) for each in (table(verdicts), left_out(roster), advice) if each))
    return 0 if verdicts and all(each.works for each in verdicts) else 1


if __name__ == "__main__":
    sys.exit(main())
