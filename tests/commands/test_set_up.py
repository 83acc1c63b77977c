"""Commands by which people set up, build and check, run as the pages write them: `python -m pytest -m long`."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from zipfile import ZipFile

import pytest

import bootstrap
from interview.packs import bank
from localhost.azurite import connection_string
from tests.commands.pages import ROOT
from tests.commands.shell import environment, shell
from tests.conftest import free_port, wait_for_port
from tests.host.test_start import KEY, get, started

pytestmark = pytest.mark.long

PAGE_SECONDS = 60.0


@contextmanager
def running(text: str, cwd: Path) -> Iterator[None]:
    """A command that goes on until it is stopped, with all that it started."""
    process = subprocess.Popen(
        ["bash", "-c", text],
        cwd=cwd,
        env=environment({}),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        yield
    finally:
        os.killpg(process.pid, signal.SIGTERM)
        process.wait(30)


def without(folder: Path, target: Path, *left_out: str) -> Path:
    """A copy, for commands that write beside the sources."""
    return Path(shutil.copytree(folder, target, ignore=shutil.ignore_patterns("__pycache__", *left_out)))


def test_the_command_that_tests_runs_every_check() -> None:
    done = shell("python dev.py test tests/test_documents.py")
    assert done.returncode == 0, done.stdout[-3000:] + done.stderr[-3000:]
    for check in ("pytest", "ruff format", "ruff", "mypy", "front end"):
        assert check in done.stdout


def test_without_a_key_the_check_says_where_one_goes() -> None:
    # Whatever keys this machine has stay unused: what the environment says wins over any file.
    done = shell("python dev.py check", env=dict.fromkeys(bootstrap.provider_settings(), ""))
    assert done.returncode == 1
    assert "no key is set: write one into local.settings.json" in done.stdout


def test_a_redis_is_used_where_one_is_named(redis_url: str, tmp_path: Path) -> None:
    with started(tmp_path, "--in-memory", env={"REDIS_URL": redis_url}) as app:
        key = {"x-functions-key": app.line(KEY)[1]}
        ask = urllib.request.Request(f"{app.address}/api/ops/alerts", headers=key)
        with urllib.request.urlopen(ask, timeout=20) as answer:
            assert b"tier-redis" in answer.read()


def test_a_running_app_is_well_and_takes_questions(tmp_path: Path) -> None:
    with started(tmp_path, "--in-memory") as app:
        addresses = {"API_URL": f"{app.address}/api", "WEB_URL": app.address}
        done = shell("python -m localhost.smoke API_URL WEB_URL", addresses)
        assert done.returncode == 0, done.stderr
        done = shell(
            'curl -X PUT --data-binary @museum-guide.toml -H "x-functions-key: KEY" '
            "http://127.0.0.1:7071/api/ops/packs/museum-guide",
            {"KEY": app.line(KEY)[1], "http://127.0.0.1:7071": app.address},
            cwd=ROOT / "docs" / "examples",
        )
        assert json.loads(done.stdout)["packs"], done.stderr
        roles = json.loads(get(f"{app.address}/api/catalog"))["roles"]
        assert "museum-guide" in {role["id"] for role in roles}


def test_the_words_of_the_bank_are_written_anew(tmp_path: Path) -> None:
    for name in ("interview", "providers"):
        without(ROOT / name, tmp_path / name)
    for text, language in (
        ("python -m interview.backdrop", "en"),
        ("python -m interview.backdrop <language>", "es"),
    ):
        file = tmp_path / "interview" / "lexicon" / language / "backdrop.txt"
        file.unlink()
        done = shell(text, {"<language>": language}, cwd=tmp_path)
        assert done.returncode == 0, done.stderr
        ids = {line.partition("\t")[0] for line in file.read_text("utf-8").splitlines()}
        assert {pack.id for pack in bank(language).packs} <= ids


def test_storage_is_made_ready_by_hand() -> None:
    blob, queue, table = free_port(), free_port(), free_port()
    ports = f"--blobPort {blob} --queuePort {queue} --tablePort {table} --inMemoryPersistence --skipApiVersionCheck"
    with running(f"npx azurite --silent {ports}", ROOT / ".dev"):
        for port in (blob, queue, table):
            wait_for_port(port, PAGE_SECONDS)
        done = shell(
            "AzureWebJobsStorage=UseDevelopmentStorage=true python -m localhost.provision",
            {"UseDevelopmentStorage=true": connection_string({"Blob": blob, "Queue": queue, "Table": table})},
        )
        assert done.returncode == 0, done.stderr


def test_the_page_is_served_while_somebody_writes_it() -> None:
    port = free_port()
    with running(f"npm run dev -- --port {port} --strictPort --host 127.0.0.1", ROOT / "frontend"):
        wait_for_port(port, PAGE_SECONDS)
        assert b"<!doctype html>" in get(f"http://127.0.0.1:{port}/").lower()


def test_the_page_is_built_and_told_where_the_api_is(tmp_path: Path) -> None:
    without(ROOT / "frontend", tmp_path / "frontend", "node_modules", "dist")
    without(ROOT / "providers", tmp_path / "providers")
    api = {"API_URL": "https://api.example.net/api", "API": "https://other.example.net/api"}
    done = shell("cd frontend && npm ci && npm run build && node configure.mjs API_URL", api, cwd=tmp_path)
    assert done.returncode == 0, done.stdout + done.stderr
    built = tmp_path / "frontend" / "dist"
    assert json.loads((built / "config.json").read_text("utf-8"))["api"] == api["API_URL"]
    catalog = {"CATALOG": tmp_path / "providers" / "catalog.json"}
    done = shell("node policy.mjs CATALOG", catalog, cwd=tmp_path / "frontend")
    assert done.returncode == 0, done.stderr
    assert "api.example.net" not in (built / "staticwebapp.config.json").read_text("utf-8")
    done = shell("node frontend/configure.mjs API", api, cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert "https://other.example.net" in (built / "staticwebapp.config.json").read_text("utf-8")


def test_the_package_takes_its_libraries_with_it(tmp_path: Path) -> None:
    shutil.copy(ROOT / "requirements.lock", tmp_path)
    package = tmp_path / "build" / "app.zip"
    lines = (
        "python -m pip install --target build/libraries/.python_packages/lib/site-packages --require-hashes "
        "--requirement requirements.lock --platform manylinux2014_x86_64 --python-version 3.12 --only-binary :all:",
        "(cd build/libraries && zip -qr ../app.zip .python_packages)",
    )
    assert shell("python -m localhost.package build/app.zip", {"build/app.zip": package}).returncode == 0
    for text in lines:
        done = shell(text, cwd=tmp_path)
        assert done.returncode == 0, done.stdout + done.stderr
    with ZipFile(package) as zip:
        names = set(zip.namelist())
    assert {"function_app.py", "host.json"} <= names
    assert ".python_packages/lib/site-packages/msgspec/__init__.py" in names
