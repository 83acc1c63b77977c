"""The Bicep files are whole, and give the app what it reads: settings, secrets, tables, roles."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from pycep import BicepParser

import settings
from metrics.sample import Sample
from providers.catalog import rows, setting_names
from storage.names import CONTAINERS, QUEUES, TABLES
from tests.infra.bicep import File
from watch import rules
from watch.rules import Limits
from watch.watch import READINGS

ROOT = Path(__file__).resolve().parents[2]
FILES = {path: File(path) for path in sorted((ROOT / "infra").rglob("*.bicep"))}
APP = FILES[ROOT / "infra" / "modules" / "app.bicep"]
STORAGE = FILES[ROOT / "infra" / "modules" / "storage.bicep"]

PYCEP = BicepParser()

each_file = pytest.mark.parametrize("file", FILES.values(), ids=lambda file: str(file.path.stem))

# For trying things out on one machine, or read by the host and not by the app.
NEVER_SET = {"CLOCK_RATE", "CLOCK_EPOCH", "PROVIDERS_FILE", "REGION_NAME"}
BY_THE_PLATFORM = re.compile(r"FUNCTIONS_|WEBSITE_|OTEL_|APPLICATIONINSIGHTS_|AzureWebJobsStorage__")


class Listening(dict[str, str]):
    """An environment that remembers what it was asked for."""

    def __init__(self, given: dict[str, str]) -> None:
        super().__init__(given)
        self.asked: set[str] = set()

    def get(self, key: str, default: Any = None) -> Any:
        self.asked.add(key)
        return super().get(key, default)

    def __getitem__(self, key: str) -> str:
        self.asked.add(key)
        return super().__getitem__(key)


def settings_read() -> set[str]:
    """Every setting that the app reads: as it starts without a key of a provider, and as a timer's schedule."""
    env = Listening({"AzureWebJobsStorage": "UseDevelopmentStorage=true", "TOKEN_SECRET": "0123456789abcdef"})
    settings.read(env, ())
    names = {name for name in env.asked if not BY_THE_PLATFORM.match(name)} - {settings.STORAGE}
    schedules = re.findall(r"%(\w+)%", "".join(path.read_text("utf-8") for path in ROOT.glob("*function*.py")))
    return {*names, *schedules} - NEVER_SET


def settings_given() -> set[str]:
    plain = {key for name in ("defaults", "seldom", "often", "platform", "consumption") for key in APP.pairs(name)}
    return {*plain, *APP.items("secretNames")}


@each_file
def test_both_parsers_take_every_file(file: File) -> None:
    assert file.faults() == []
    PYCEP.parse(text=file.text)


@each_file
def test_every_name_is_declared_and_every_declaration_used(file: File) -> None:
    assert file.undefined() == []
    assert file.unused() == []


@each_file
def test_modules_get_the_parameters_they_ask_for_and_no_others(file: File) -> None:
    for name, module in file.modules().items():
        target = FILES[module.file]
        assert module.given <= set(target.declared("parameter_declaration")), name
        assert target.required() <= module.given, name


def test_every_output_that_is_used_is_given_by_its_module() -> None:
    for file in FILES.values():
        for name, output in re.findall(r"(\w+)\.outputs\.(\w+)", file.text):
            assert output in FILES[file.modules()[name].file].outputs(), f"{file.path.name}: {name}.{output}"


def test_every_resource_has_a_pinned_stable_version() -> None:
    types = [found for file in FILES.values() for found in file.resource_types()]
    assert len(types) > 25
    assert [found for found in types if not re.fullmatch(r"Microsoft(\.\w+)+(/\w+)+@20\d\d-\d\d-\d\d", found)] == []


def test_every_setting_the_app_reads_is_set() -> None:
    assert settings_read() - settings_given() == set()


def test_every_setting_that_is_set_is_read() -> None:
    assert {name for name in settings_given() if not BY_THE_PLATFORM.match(name)} - settings_read() == set()


def test_the_names_of_settings_are_those_that_are_read() -> None:
    assert {"DAILY_INTERVIEWS", "TOKEN_SECRET", "REDIS_URL", "SWEEP_SCHEDULE", "USERS_IN", "BUILD"} <= settings_read()


def test_every_key_of_the_catalogue_comes_from_the_vault_and_the_rest_by_parameter() -> None:
    keys = {row.key_env for row in rows().values() if row.key_env and row.status != "retired"}
    assert "loadJsonContent('../../providers/catalog.json')" in APP.text
    assert "map(inUse, row => row.value.key_env)" in APP.text
    assert "union(secretNames, keyNames)" in APP.text
    # Names of secrets know no underscore; no two may become one.
    assert len({key.replace("_", "-") for key in keys}) == len(keys) > 10
    assert "providerSettings" in APP.declared("parameter_declaration")
    assert set(setting_names(rows())) > keys


def test_what_the_app_expects_in_storage_is_made() -> None:
    assert set(TABLES) <= set(STORAGE.items("tables"))
    assert set(QUEUES) <= set(STORAGE.items("queues"))
    assert set(CONTAINERS) <= set(STORAGE.items("containers"))


def test_nothing_is_public_and_no_key_opens_storage() -> None:
    for wanted in ("allowBlobPublicAccess: false", "allowSharedKeyAccess: false", "minimumTlsVersion: 'TLS1_2'"):
        assert wanted in STORAGE.text
    for wanted in ("httpsOnly: true", "ftpsState: 'Disabled'", "minTlsVersion: '1.2'"):
        assert wanted in APP.text


def test_the_parameters_that_azd_fills_in_exist() -> None:
    main = FILES[ROOT / "infra" / "main.bicep"]
    filled = set(json.loads((ROOT / "infra" / "main.parameters.json").read_text("utf-8"))["parameters"])
    assert filled <= set(main.declared("parameter_declaration"))
    assert main.required() <= filled


def test_azd_finds_what_it_deploys_by_tag() -> None:
    services = re.findall(r"^  (\w+):\n    project:", (ROOT / "azure.yaml").read_text("utf-8"), re.MULTILINE)
    tagged = re.findall(r"'azd-service-name': '(\w+)'", "".join(file.text for file in FILES.values()))
    assert sorted(services) == sorted(tagged) == ["api", "web"]


def test_the_page_learns_the_address_of_the_app_once_there_is_one() -> None:
    """azd packs a service before it makes what the service runs on: only then are outputs known."""
    hooks = re.findall(r"^ {6}(pre\w+|post\w+):", (ROOT / "azure.yaml").read_text("utf-8"), re.MULTILINE)
    assert hooks == ["predeploy"]
    assert "API_URL" in FILES[ROOT / "infra" / "main.bicep"].outputs()


RULES = ("response-time", "error-rate", "failed-dependencies", "cache-hits", "memory", "cpu")
ALERTS = FILES[ROOT / "infra" / "modules" / "alerts.bicep"]


def test_every_rule_of_the_watch_is_one_of_azures_too() -> None:
    watched = {reading.name for reading in rules.read(Sample(), Limits())}
    assert watched == set(RULES)
    assert [name for name in RULES if f"name: '{name}'" not in ALERTS.text] == []


def test_what_is_paid_for_is_off_unless_somebody_asks_for_it() -> None:
    main = FILES[ROOT / "infra" / "main.bicep"].text
    for name in ("paidAlerts", "availabilityTest", "managedRedis"):
        assert re.search(rf"dollars[^\n]*'\)\nparam {name} bool = false", main), name


def test_the_workbook_is_read_and_asks_for_what_the_app_tells() -> None:
    book = json.loads((ROOT / "infra" / "workbook.json").read_text("utf-8"))
    queries = [item["content"]["query"] for item in book["items"] if item["type"] == 3]
    assert len(queries) >= 6
    assert any(f"parse_json(message).{READINGS}" in query for query in queries)
    assert f"parse_json(message).{READINGS}" in ALERTS.text
    tables = {query.split()[0] for query in queries}
    assert tables <= {"requests", "dependencies", "traces", "exceptions"}
    assert "loadTextContent('../workbook.json')" in FILES[ROOT / "infra" / "modules" / "telemetry.bicep"].text


def test_the_host_exports_by_open_telemetry_and_only_a_share() -> None:
    host = json.loads((ROOT / "host.json").read_text("utf-8"))
    assert host["telemetryMode"] == "OpenTelemetry"
    # In that mode the host reads none of it.
    assert "applicationInsights" not in host["logging"]
    assert 0 < float(APP.pairs("platform")["OTEL_TRACES_SAMPLER_ARG"]) <= 0.25
