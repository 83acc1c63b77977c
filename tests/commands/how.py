"""How each command of the pages is run. What is in none of these tables needs an account, and its page says so."""

from __future__ import annotations

from msgspec import Struct

from tests.commands.pages import Command


class Quick(Struct, frozen=True):
    """Run as it stands with every change; `says`: a part of what it prints."""

    says: str = ""


class Long(Struct, frozen=True):
    """Run as it stands with `more` behind it, which only makes it smaller or shows its figures.

    `figures`: what its last line has to hold. `right`: its bars are about what is right, and hold on every machine;
    those of the others are about how fast something is or how much it takes, so there the exit code has to agree with
    what the last line says.
    """

    more: str
    figures: tuple[str, ...]
    right: bool = True


class Elsewhere(Struct, frozen=True):
    """Run by a test of its own, or by a workflow, as `file::test` or `file`."""

    where: str


class Within(Struct, frozen=True):
    """Run with the options of another command."""

    whole: str


How = Quick | Long | Elsewhere | Within

LINT = "python -m interview.lint"
STARTED = (
    "tests/host/test_start.py::test_a_second_copy_is_refused_and_what_was_stored_outlives_a_kill_of_what_it_started"
)
BY_HAND = "tests/commands/test_set_up.py"

HOW: dict[str, How] = {
    f"{LINT} FILE": Quick("no problem"),
    f"{LINT} FOLDER": Quick("no problem"),
    f"{LINT} museum-guide.toml": Quick("no problem"),
    "python -m interview.completeness LANGUAGE": Quick("nothing is missing"),
    "python -m bench.capacity": Quick("every free key, any policy"),
    "python -m bench.common_words <language>": Quick("0.2"),
    "python -m bench.redaction": Quick('"holds": true'),
    "python -m localhost.leaked": Quick(),
    "python -m localhost.package build/app.zip": Quick("files, "),
    "AzureWebJobsStorage=UseDevelopmentStorage=true python -m localhost.provision": Elsewhere(
        f"{BY_HAND}::test_storage_is_made_ready_by_hand"
    ),
    "python dev.py start": Elsewhere(STARTED),
    "python -m localhost.smoke API_URL WEB_URL": Elsewhere(
        f"{BY_HAND}::test_a_running_app_is_well_and_takes_questions"
    ),
    'curl -X PUT --data-binary @museum-guide.toml -H "x-functions-key: KEY" '
    "http://127.0.0.1:7071/api/ops/packs/museum-guide": Elsewhere(
        f"{BY_HAND}::test_a_running_app_is_well_and_takes_questions"
    ),
    "python dev.py start --host func": Elsewhere(
        "tests/host/test_start.py::test_core_tools_run_the_app_and_the_page_has_a_port_of_its_own"
    ),
    "REDIS_URL=redis://localhost python dev.py start": Elsewhere(f"{BY_HAND}::test_a_redis_is_used_where_one_is_named"),
    "python dev.py test": Elsewhere(f"{BY_HAND}::test_the_command_that_tests_runs_every_check"),
    "python dev.py check": Elsewhere(f"{BY_HAND}::test_without_a_key_the_check_says_where_one_goes"),
    "python -m interview.backdrop": Elsewhere(f"{BY_HAND}::test_the_words_of_the_bank_are_written_anew"),
    "python -m interview.backdrop <language>": Elsewhere(f"{BY_HAND}::test_the_words_of_the_bank_are_written_anew"),
    "npx azurite --silent": Elsewhere(f"{BY_HAND}::test_storage_is_made_ready_by_hand"),
    "npm run dev": Elsewhere(f"{BY_HAND}::test_the_page_is_served_while_somebody_writes_it"),
    "cd frontend && npm ci && npm run build && node configure.mjs API_URL": Elsewhere(
        f"{BY_HAND}::test_the_page_is_built_and_told_where_the_api_is"
    ),
    "node configure.mjs API_URL": Elsewhere(f"{BY_HAND}::test_the_page_is_built_and_told_where_the_api_is"),
    "node frontend/configure.mjs API": Elsewhere(f"{BY_HAND}::test_the_page_is_built_and_told_where_the_api_is"),
    "node policy.mjs CATALOG": Elsewhere(f"{BY_HAND}::test_the_page_is_built_and_told_where_the_api_is"),
    "python -m pip install --target build/libraries/.python_packages/lib/site-packages --require-hashes "
    "--requirement requirements.lock --platform manylinux2014_x86_64 --python-version 3.12 --only-binary :all:": (
        Elsewhere(f"{BY_HAND}::test_the_package_takes_its_libraries_with_it")
    ),
    "(cd build/libraries && zip -qr ../app.zip .python_packages)": Elsewhere(
        f"{BY_HAND}::test_the_package_takes_its_libraries_with_it"
    ),
    "pip-audit --requirement requirements.lock --require-hashes --disable-pip": Elsewhere(
        ".github/workflows/audit.yml"
    ),
    "npm audit": Elsewhere(".github/workflows/audit.yml"),
    "python -m pytest -m long": Elsewhere(".github/workflows/long.yml"),
    "python -m bench.turn": Long("--json", ("storage_requests", "cold_first_turn", "turns"), right=False),
    "python -m bench.tables": Long("--json", ("cpu_ms", "share"), right=False),
    "python -m bench.host": Long("--interviews 40 --seconds 10 --json", ("cpu_s_per_interview",)),
    "python -m bench.overhead": Long("--json", ("ways", "imports"), right=False),
    "python -m bench.page": Long("--runs 1 --json", ("interactive_ms", "performance"), right=False),
    "python -m bench.scorer --data DIR": Long("--json", ("grading", "probes", "examples", "costs"), right=False),
    "python -m bench.languages LANGUAGE": Long("--json", ("found",)),
    "python -m bench.cost --save bench/results/cost.json": Long("--json", ("interview", "bills")),
    "python -m bench.cost": Within("python -m bench.cost --save bench/results/cost.json"),
    "python -m bench.telemetry": Long("--json", ("executions", "bytes_per_execution")),
    "python -m bench.leaks": Long("--json", ("requests", "planted", "uses")),
    "python -m bench.markers": Long("--json", ("marks", "before", "log_lines")),
    "python -m bench.hostile_files": Long("--json", ("files", "slowest_s", "most_memory_mb"), right=False),
    "python -m bench.naughty --data DIR": Long("--json", ("texts", "requests", "reports")),
    "python -m bench.providers --part hostile --data DIR": Long("--json", ("hostile",)),
    "python -m bench.fuzz --cases 20000": Long("--cases 2000 --json", ("cases", "rounds")),
    "python -m bench.faults --interviews 10000 --kills 800 --faults 3200 --seed 11": Long(
        "--interviews 60 --kills 6 --faults 20 --json", ("interviews", "kills", "faults")
    ),
    "python -m bench.overload --people 1000 --seconds 600": Long(
        "--people 200 --seconds 30 --json", ("calls", "statuses", "served_p99_ms", "recovery_s"), right=False
    ),
    "python -m bench.incident": Long("--json", ("told", "began"), right=False),
    "python -m bench.alone": Long("--json", ("hosts",)),
    "python -m bench.load --interviews 1000 --redis-trouble": Long(
        "--interviews 60 --people 60 --json", ("verdicts",), right=False
    ),
    "python -m bench.load": Within("python -m bench.load --interviews 1000 --redis-trouble"),
    "python -m bench.load --own-models 100 --mode rich": Long(
        "--interviews 20 --people 20 --json", ("verdicts",), right=False
    ),
    "python -m bench.pace API_URL --interviews 100": Long(
        "--interviews 4000 --minutes 1.5 --json", ("begun", "calls", "ms")
    ),
}


def beyond(command: Command) -> str:
    """What it needs beyond this machine that no test has: an account, a remote, Core Tools; "" where nothing."""
    if command.programs & {"az", "azd"} or "__accountName=" in command.text:
        return "Azure"
    if "git" in command.programs:
        return "a remote"
    return "Core Tools" if "func" in command.programs or "core-tools" in command.text else ""
