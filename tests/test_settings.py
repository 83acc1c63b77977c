"""Settings: every gap at once, nothing secret shown."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

import settings

WHOLE = {"AzureWebJobsStorage": "UseDevelopmentStorage=true", "TOKEN_SECRET": "secret-secret-secret"}


def test_all_gaps_are_named_together_with_what_to_write() -> None:
    with pytest.raises(ValueError, match="AzureWebJobsStorage is missing") as refused:
        settings.read({"TOKEN_SECRET": "short", "DAILY_INTERVIEWS": "many", "CLOCK_EPOCH": "yesterday"})
    for part in ("TOKEN_SECRET has 5", "DAILY_INTERVIEWS is 'many'", "CLOCK_EPOCH is 'yesterday'"):
        assert part in str(refused.value)


def test_secrets_are_not_shown() -> None:
    shown = repr(settings.read({**WHOLE, "REDIS_URL": "redis://:hunter2@localhost"}))
    assert not any(secret in shown for secret in ("secret-secret", "hunter2", "UseDevelopment"))


def test_the_clock_runs_at_its_rate_from_its_epoch() -> None:
    epoch = datetime.now(UTC) - timedelta(seconds=10)
    fast = settings.read({**WHOLE, "CLOCK_RATE": "360", "CLOCK_EPOCH": epoch.isoformat()}).clock()
    assert timedelta(hours=1) <= fast() - epoch < timedelta(hours=1.1)
    plain = settings.read(WHOLE).clock()
    assert abs(plain() - datetime.now(UTC)) < timedelta(seconds=1)


def test_the_sample_starts_as_it_is_and_names_every_setting() -> None:
    root = Path(__file__).resolve().parent.parent
    values = json.loads((root / "local.settings.json.sample").read_text())["Values"]
    assert settings.read(values).daily_interviews == 10
    source = (root / "settings.py").read_text()
    read = {name for name in values if f'"{name}"' in source}
    by_host = {"FUNCTIONS_WORKER_RUNTIME", "PREWARM_SCHEDULE", "REVIEW_SCHEDULE", "SWEEP_SCHEDULE"}
    # One provider's key stands for all: their names are in the catalogue.
    assert set(values) == read | by_host | {"GROQ_API_KEY"}


def test_provider_settings_are_handed_over_and_never_shown_and_an_empty_vault_reference_is_no_key() -> None:
    vault = "@Microsoft.KeyVault(VaultName=v;SecretName=B-KEY)"
    found = settings.read({**WHOLE, "A_KEY": " hunter2 ", "B_KEY": vault, "C_KEY": ""}, ("A_KEY", "B_KEY", "C_KEY"))
    assert found.keys == {"A_KEY": "hunter2"}
    assert found.unresolved == {"B_KEY"}
    assert "hunter2" not in repr(found)
