"""All that takes part in a run: storage and the proxy before it, providers, the processes of the app, the book."""

from __future__ import annotations

import asyncio
import tempfile
from collections.abc import AsyncIterator
from contextlib import ExitStack, asynccontextmanager
from pathlib import Path

from msgspec import Struct

from bench.faults.diary import Book
from bench.faults.emulator import Emulator
from bench.faults.letters import Letters
from bench.faults.mischief import Mischief
from bench.faults.proxy import Proxy
from bench.faults.trouble import Clock, Trouble
from bench.fleet import Fleet
from bench.played import Played, played
from localhost.provision import provision

RATE = 10.0
"""Seconds of the app's clock in a real one: a minute's window of quota ends every six."""

SETTINGS = {
    "PREWARM_SCHEDULE": "0 */30 * * * *",
    "BACKUP_SCHEDULE": "0 0 */6 * * *",
    "EXPECTED_INTERVIEWS": "2000",
    "ADDRESS_DAILY": "1000000",
}


class Options(Struct, frozen=True):
    """`to_the_end`: at last the clock jumps by a day, after which nobody waits any more. `disk`: storage keeps what it
    holds on disk, and is stopped and started too."""

    interviews: int
    kills: int
    faults: int
    seed: int
    processes: int = 4
    to_the_end: bool = True
    disk: bool = False
    log: Path | None = None


class Scene(Struct):
    """All that takes part in a run."""

    app: Fleet
    proxy: Proxy
    trouble: Trouble
    mischief: Mischief
    letters: Letters
    providers: Played
    book: Book
    storage: Emulator


@asynccontextmanager
async def scene(chosen: Options) -> AsyncIterator[Scene]:
    with ExitStack() as stack:
        data = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        emulator = Emulator(data / "storage" if chosen.disk else None)
        await asyncio.to_thread(emulator.start)
        stack.callback(emulator.stop)
        await asyncio.to_thread(provision, emulator.connection_string)
        clock, mischief = Clock(RATE), Mischief(chosen.seed)
        providers = stack.enter_context(played(clock=clock.settings))
        proxy = Proxy(emulator.ports, mischief, lambda nth: False)
        trouble = Trouble(clock, [await proxy.way(nth) for nth in range(chosen.processes)], chosen.seed)
        settings = {**SETTINGS, **providers.settings}
        app = await asyncio.to_thread(Fleet, data, settings, chosen.processes, chosen.log, trouble.settings)
        stack.callback(app.stop)
        trouble.bind(app, proxy, emulator if chosen.disk else None)
        await asyncio.to_thread(app.wait)
        book = Book()
        letters = Letters(lambda: emulator.connection_string, book, chosen.seed)
        try:
            yield Scene(app, proxy, trouble, mischief, letters, providers, book, emulator)
        finally:
            await asyncio.to_thread(app.stop)
            await proxy.stop()
