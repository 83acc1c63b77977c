"""Timer triggers: each function by its schedule, in the app's time, never twice at once."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Mapping

from localhost.clock import Clock
from localhost.functions import Function
from localhost.names import resolve
from localhost.ncrontab import BadSchedule, Schedule, parse
from localhost.runner import Runner
from localhost.trouble import Trouble

log = logging.getLogger("localhost")


def schedules(functions: Mapping[str, Function], environment: Mapping[str, str]) -> dict[str, Schedule]:
    """The schedule of every timer function; Trouble that names the function whose schedule is wrong."""
    found: dict[str, Schedule] = {}
    for name, function in functions.items():
        if function.trigger["type"] != "timerTrigger":
            continue
        try:
            found[name] = parse(resolve(str(function.trigger["schedule"]), environment))
        except (BadSchedule, Trouble) as fault:
            raise Trouble(f"{name}: its schedule cannot be read: {fault}") from fault
    return found


async def run_timer(function: Function, schedule: Schedule, clock: Clock, runner: Runner) -> None:
    """Fires `function` at every occurrence; one that falls into a run of its own is left out."""
    if function.trigger.get("runOnStartup"):
        await _fire(function, runner)
    while True:
        due = schedule.after(clock.now())
        # A sleep may end a little early; firing then would make the same moment the next one again.
        while (wait := clock.real_seconds_until(due)) > 0:  # noqa: ASYNC110 - nothing else to wait for
            await asyncio.sleep(wait)
        await _fire(function, runner)


async def _fire(function: Function, runner: Runner) -> None:
    task = runner.start(runner.timer(function))
    # When the host stops, this loop ends at once and the run may finish.
    await asyncio.wait([task])
    if not task.cancelled() and (fault := task.exception()) is not None:
        log.error("%s failed", function.name, exc_info=fault)
