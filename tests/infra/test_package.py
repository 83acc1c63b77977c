"""What is deployed: the package stands alone, and a smoke test tells whether an app is well."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from zipfile import ZipFile

import pytest

from bench.local_app import worker
from localhost import package, smoke

ROOT = Path(__file__).resolve().parents[2]
INDEXED = """
import function_app, bootstrap
from interview.catalog import catalog, rubric
from interview.packs import bank
assert bank("en").packs and catalog().roles and rubric().competencies
bootstrap.provider_settings()
print(len(function_app.app.get_functions()))
"""


def test_the_package_stands_alone_and_is_the_same_again(tmp_path: Path) -> None:
    for name in ("one.zip", "two.zip"):
        assert package.main([str(tmp_path / name)]) == 0
    assert (tmp_path / "one.zip").read_bytes() == (tmp_path / "two.zip").read_bytes()
    with ZipFile(tmp_path / "one.zip") as zip:
        zip.extractall(tmp_path / "app")
    # Its own folder is the only one of ours on the path.
    done = subprocess.run(
        [sys.executable, "-c", INDEXED], cwd=tmp_path / "app", capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    assert int(done.stdout) > 30


def test_the_package_holds_nothing_that_the_app_does_not_need(tmp_path: Path) -> None:
    inside = {path.relative_to(ROOT).parts[0] for path in package.files(ROOT)}
    assert {"function_app.py", "host.json", "requirements.txt", "interview", "storage"} <= inside
    assert inside & {"tests", "frontend", "infra", "bench", "localhost", ".venv", "local.settings.json"} == set()


def test_a_running_app_is_well_and_an_absent_one_is_not(
    azurite: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    with worker(azurite) as app:
        assert smoke.main([app.url]) == 0
    assert "an interview was held and reported" in capsys.readouterr().out
    monkeypatch.setattr(smoke, "WAKE_SECONDS", 0.1)
    assert smoke.main([app.url]) == 1
    assert "did not answer" in capsys.readouterr().err
