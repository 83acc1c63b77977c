"""Settings: every gap at once, nothing secret shown."""

from __future__ import annotations

import json
import re
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

import settings

SECRET = {"TOKEN_SECRET": "secret-secret-secret"}
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
    read = {*re.findall(r'"([A-Z_]{5,})"', source), settings.STORAGE} - {"ELSEWHERE"}
    by_host = {"FUNCTIONS_WORKER_RUNTIME"} | {name for name in values if name.endswith("_SCHEDULE")}
    # One provider's key stands for all: their names are in the catalogue.
    assert set(values) == read | by_host | {"GROQ_API_KEY"}


def test_provider_settings_are_handed_over_and_never_shown_and_an_empty_vault_reference_is_no_key() -> None:
    vault = "@Microsoft.KeyVault(VaultName=v;SecretName=B-KEY)"
    found = settings.read({**WHOLE, "A_KEY": " hunter2 ", "B_KEY": vault, "C_KEY": ""}, ("A_KEY", "B_KEY", "C_KEY"))
    assert found.keys == {"A_KEY": "hunter2"}
    assert found.unresolved == {"B_KEY"}
    assert "hunter2" not in repr(found)


def test_storage_is_signed_in_to_by_identity_where_no_key_is_set() -> None:
    by_name = {"AzureWebJobsStorage__accountName": "quiet", "AzureWebJobsStorage__clientId": "me", **SECRET}
    assert settings.read(by_name).storage == (
        "Identity=me;TableEndpoint=https://quiet.table.core.windows.net"
        ";BlobEndpoint=https://quiet.blob.core.windows.net;QueueEndpoint=https://quiet.queue.core.windows.net"
    )
    ends = {
        f"AzureWebJobsStorage__{kind}ServiceUri": f"https://q.{kind}.example/" for kind in ("table", "blob", "queue")
    }
    assert settings.read({**ends, **SECRET}).storage == (
        "Identity=default;TableEndpoint=https://q.table.example;BlobEndpoint=https://q.blob.example"
        ";QueueEndpoint=https://q.queue.example"
    )
    assert settings.read({**by_name, **WHOLE}).storage == WHOLE["AzureWebJobsStorage"]


def test_a_secret_that_the_vault_did_not_give_is_never_used_as_one() -> None:
    absent = "@Microsoft.KeyVault(VaultName=v;SecretName=S)"
    with pytest.raises(ValueError, match="TOKEN_SECRET is missing from its vault"):
        settings.read({**WHOLE, "TOKEN_SECRET": absent})
    found = settings.read({**WHOLE, "REDIS_URL": absent, "REDIS_BACKUP_URL": absent})
    assert (found.redis_url, found.redis_backup_url) == ("", "")


def test_groups_have_a_name_a_code_and_perhaps_a_limit() -> None:
    found = settings.read({**WHOLE, "ACCESS_CODES": "autumn=K7QF2M9ZPX, evening = R3TW8VNH5C : 200,"})
    assert found.groups == (("autumn", "K7QF2M9ZPX", 0), ("evening", "R3TW8VNH5C", 200))
    assert "K7QF2M9ZPX" not in repr(found)
    for wrong in ("autumn", "autumn=short", "autumn=K7QF2M9ZPX:many", "=K7QF2M9ZPX"):
        with pytest.raises(ValueError, match="ACCESS_CODES: number 1 is not one") as refused:
            settings.read({**WHOLE, "ACCESS_CODES": wrong, "WITHOUT_CODE": "maybe"})
        assert "K7QF2M9ZPX" not in str(refused.value)
        assert "WITHOUT_CODE is 'maybe'" in str(refused.value)


def test_secrets_of_before_are_as_long_as_the_present_one() -> None:
    assert settings.read({**WHOLE, "TOKEN_SECRET_BEFORE": "b" * 16 + " " + "c" * 16}).secrets_before == (
        "b" * 16,
        "c" * 16,
    )
    with pytest.raises(ValueError, match="TOKEN_SECRET_BEFORE"):
        settings.read({**WHOLE, "TOKEN_SECRET_BEFORE": "short"})
