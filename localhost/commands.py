"""What `dev.py` understands. Standard library only, as everything it imports: it runs before anything is installed."""

from __future__ import annotations

import argparse
import os
import signal
import sys
from collections.abc import Sequence
from pathlib import Path

from localhost.checks import check
from localhost.children import run_through
from localhost.install import Workshop
from localhost.settings_files import read_local_settings
from localhost.start import Start, start
from localhost.trouble import Trouble

ROOT = Path(__file__).resolve().parent.parent


def main(arguments: Sequence[str]) -> int:
    """Runs one command; the exit code is 0 when all went well or somebody stopped it."""
    # A polite end is the same to us as Ctrl-C: whatever runs is stopped on the way out. A command that a shell starts
    # in the background is deaf to SIGINT until it asks for it.
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, signal.default_int_handler)
    given, rest = _parser().parse_known_args(arguments)
    if rest and given.command != "test":
        _parser().error(f"unknown: {' '.join(rest)}")
    _keep_bytecode()
    workshop = Workshop(ROOT)
    try:
        if given.command == "test":
            return check(workshop, rest)
        if given.command == "check":
            return _check_keys(workshop)
        if given.command == "setup":
            workshop.prepare()
            print("everything is installed; python dev.py start runs the app", flush=True)
        else:
            start(workshop, _start(given))
    except Trouble as trouble:
        print(f"\n{trouble}", file=sys.stderr, flush=True)
        return 1
    except KeyboardInterrupt:
        print("stopped", flush=True)
    return 0


def _keep_bytecode() -> None:
    """What is started here finds its modules compiled, also where the shell asks for nothing to be written: it goes to
    our own folder, not beside the sources. An app that compiles itself anew starts half a second later."""
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    os.environ.setdefault("PYTHONPYCACHEPREFIX", str(ROOT / ".dev" / "bytecode"))


def _check_keys(workshop: Workshop) -> int:
    """Tries the providers' keys in the app's own environment, where what sends the requests is installed."""
    workshop.prepare()
    env = {**read_local_settings(workshop.root).values, **os.environ}
    return run_through([str(workshop.python), "-m", "localhost.keys"], workshop.root, env)


def _start(given: argparse.Namespace) -> Start:
    return Start(
        port=given.port,
        data=given.data.resolve(),
        workers=given.workers,
        clock_rate=given.clock_rate,
        open_browser=not given.no_open,
        fresh=given.fresh,
        in_memory=given.in_memory,
        core_tools=given.host == "func",
        simulate=given.simulate,
    )


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="dev.py", description="Run and test the app on this machine.")
    commands = parser.add_subparsers(dest="command", required=True)
    commands.add_parser("setup", help="install what running the app needs")
    commands.add_parser("check", help="try every provider's key that is set, with one tiny request each")
    commands.add_parser("test", help="run every check; further arguments go to pytest", add_help=False)
    run = commands.add_parser("start", help="install what is missing, then run the app")
    run.add_argument("--port", type=int, default=7071, help="0 takes any free one (default: 7071)")
    run.add_argument("--data", type=Path, default=ROOT / ".data", help="where data is kept (default: .data)")
    run.add_argument("--workers", type=int, default=1, help="processes of the app behind the port (default: 1)")
    run.add_argument("--clock-rate", type=float, help="let the app's time run N times as fast")
    run.add_argument("--no-open", action="store_true", help="do not open a browser")
    run.add_argument("--fresh", action="store_true", help="forget the data of earlier runs first")
    run.add_argument("--in-memory", action="store_true", help="keep stored data in memory only (tests, benches)")
    run.add_argument(
        "--simulate", action="store_true", help="play every provider of models on this machine, no key needed"
    )
    run.add_argument(
        "--host", choices=("local", "func"), default="local", help="func runs Azure Functions Core Tools instead"
    )
    return parser
