"""The catalogue: every row is whole, and a bad one stops the start and names itself."""

from __future__ import annotations

import json
from typing import Any

import pytest

from providers.catalog import AT, FILE, OPTED_OUT, read_rows, rows, setting_names
from providers.chat import Chat, Message
from providers.roster import specs
from providers.wire import Row
from providers.wires import WIRES

CHAT = Chat((Message("user", "Say one word."),), 16)
FILLED = {
    "CLOUDFLARE_ACCOUNT_ID": "0123abcd",
    "AZURE_OPENAI_ENDPOINT": "https://mine.openai.azure.com/",
    "CUSTOM_BASE_URL": "https://models.example/v1",
    "AZURE_OPENAI_PRICE": "0.15/0.60",
    "CUSTOM_PRICE": "0/0",
    "OLLAMA_HOST": "",
}

ACME: dict[str, Any] = {
    "label": "Acme",
    "wire": "openai-chat",
    "base_url": "https://api.acme.example/v1",
    "status": "free",
    "scope": "model",
    "trains": "no",
    "as_of": "2026-11-24",
    "source": "acme.example/limits",
    "key_env": "ACME_API_KEY",
    "models": [{"id": "acme-large", "family": "acme", "context": 32000, "structured": "schema"}],
}


def every_setting() -> dict[str, str]:
    """A value for whatever any row asks for."""
    return {
        name: FILLED.get(name, "7" if "USD" in name else "on")
        for name in setting_names(rows())
        if name not in (AT, OPTED_OUT)
    }


def read(**changes: Any) -> Row:
    row = {name: value for name, value in {**ACME, **changes}.items() if value is not None}
    return read_rows(json.dumps({"acme": row}))["acme"]


def model(**changes: Any) -> list[dict[str, Any]]:
    return [{**ACME["models"][0], **changes}]


@pytest.mark.parametrize("row", rows().values(), ids=rows())
def test_every_row_says_where_it_stands_whether_its_api_answers_a_page_in_a_browser(row: Row) -> None:
    assert row.browser_source


def test_a_row_that_answers_browsers_names_its_source() -> None:
    assert read(browser="unverified", browser_source="acme.example/cors").browser == "unverified"
    with pytest.raises(ValueError, match=r"\[acme\]: browser_source: say where"):
        read(browser="documented")


@pytest.mark.parametrize(("name", "row"), rows().items())
def test_every_row_that_is_not_retired_comes_on_with_its_settings_and_sends_its_key_in_a_header_only(
    name: str, row: Row
) -> None:
    values = {**every_setting(), row.key_env: "k-e-y"}
    found = [spec for spec in specs({name: row}, values).on if spec.name == name]
    assert len(found) == sum(model.status != "retired" for model in row.models) or row.status == "retired"
    for spec in found:
        call = WIRES[row.wire].build(spec, values[row.key_env] if row.key_env else "", CHAT)
        url = spec.base_url + call.path
        assert url.startswith(("https://", "http://127.0.0.1:11434/"))
        assert "//" not in url.removeprefix("https://").removeprefix("http://")
        assert "{" not in url
        assert ("k-e-y" in " ".join(call.headers.values())) == bool(row.key_env)
        assert "k-e-y" not in url + json.dumps(call.body)
        assert spec.model.id in url + json.dumps(call.body)


def test_the_catalogue_knows_the_providers_people_ask_for() -> None:
    asked = "gemini groq cloudflare openrouter mistral cohere cerebras nvidia huggingface together sambanova nebius"
    asked += " scaleway zai ovhcloud llm7 azure-openai ollama custom github-models"
    assert set(asked.split()) <= set(rows())


def test_one_more_provider_is_one_row() -> None:
    whole = json.loads(FILE.read_text("utf-8"))
    found = specs(read_rows(json.dumps({**whole, "acme": ACME})), {"ACME_API_KEY": "k"})
    assert [spec.id for spec in found.on] == ["acme/acme-large"]


def test_without_settings_everything_is_off_and_says_what_to_do() -> None:
    found = specs(rows(), {})
    assert found.on == ()
    assert set(found.off) == set(rows())
    assert found.off["groq"] == "no key: GROQ_API_KEY is missing; get one at https://console.groq.com/keys"
    assert "set OLLAMA to on" in found.off["ollama"]
    assert "2026-07-30" in found.off["github-models"]


def test_an_operator_who_opted_out_of_training_says_so_by_the_names_of_the_rows() -> None:
    values = {**every_setting(), OPTED_OUT: "Mistral, cohere,, koher"}
    found = specs(rows(), values)
    trains = {spec.name: spec.row.trains for spec in found.on}
    assert trains["mistral"] == trains["cohere"] == "no"
    assert trains["openrouter"] == "yes"
    assert found.off["koher"] == "OPTED_OUT names it, but no provider is called so"


def test_a_retired_model_stays_off_and_says_since_when() -> None:
    assert "2026-08-16" in specs(rows(), every_setting()).off["groq/llama-3.1-8b-instant"]


def test_a_vault_reference_without_its_secret_is_told_apart_from_no_key() -> None:
    assert "vault" in specs(rows(), {}, {"GROQ_API_KEY"}).off["groq"]


@pytest.mark.parametrize("key", ["two words", "line\nline", "schlüssel"])
def test_a_key_that_cannot_be_one_is_refused_before_it_reaches_a_header(key: str) -> None:
    why = specs(rows(), {"GROQ_API_KEY": key}).off["groq"]
    assert "paste it again" in why
    assert key not in why


@pytest.mark.parametrize(("cap", "on"), [("", False), ("0", False), ("-3", False), ("many", False), ("2.5", True)])
def test_a_paid_row_is_off_until_it_has_a_monthly_cap_which_then_is_a_limit(cap: str, on: bool) -> None:
    found = specs({"together": rows()["together"]}, {"TOGETHER_API_KEY": "k", "TOGETHER_USD_A_MONTH": cap})
    assert bool(found.on) == on
    for spec in found.on:
        assert [(limit.unit, limit.amount, limit.per) for limit in spec.limits] == [("usd", 2.5, "month")]
    assert on or "TOGETHER_USD_A_MONTH" in found.off["together"]


@pytest.mark.parametrize(("price", "on"), [("", False), ("cheap", False), ("1", False), ("1/-1", False), ("0/0", True)])
def test_a_price_comes_from_its_setting_and_free_needs_no_cap(price: str, on: bool) -> None:
    values = {"CUSTOM_API_KEY": "k", "CUSTOM_BASE_URL": "https://m.example/v1", "CUSTOM_MODEL": "m"}
    found = specs({"custom": rows()["custom"]}, {**values, "CUSTOM_PRICE": price})
    assert bool(found.on) == on
    assert on or "such as 0.15/0.60" in found.off["custom"]


@pytest.mark.parametrize(
    ("given", "url"),
    [
        ("https://m.example/v1/", "https://m.example/v1"),
        ("http://localhost:8000/v1", "http://localhost:8000/v1"),
        ("http://m.example/v1", None),
        ("m.example/v1", None),
        ("https://[", None),
        ("https://m.example/v 1", None),
    ],
)
def test_a_key_goes_to_an_encrypted_address_or_this_machine_only(given: str, url: str | None) -> None:
    values = {"CUSTOM_API_KEY": "k", "CUSTOM_MODEL": "m", "CUSTOM_PRICE": "0/0", "CUSTOM_BASE_URL": given}
    found = specs({"custom": rows()["custom"]}, values)
    assert [spec.base_url for spec in found.on] == ([url] if url else [])
    assert url or "CUSTOM_BASE_URL" in found.off["custom"]


def test_ollama_is_where_its_own_setting_says() -> None:
    ollama = {"ollama": rows()["ollama"]}
    assert specs(ollama, {"OLLAMA": "on"}).on[0].base_url == "http://127.0.0.1:11434"
    assert specs(ollama, {"OLLAMA": "on", "OLLAMA_HOST": "10.0.0.7:11434"}).on[0].base_url == "http://10.0.0.7:11434"


def test_one_setting_sends_every_provider_to_another_address() -> None:
    found = specs(rows(), {**every_setting(), AT: "http://127.0.0.1:9000/"})
    assert all(spec.base_url.startswith(f"http://127.0.0.1:9000/{spec.name}") for spec in found.on)
    assert next(spec for spec in found.on if spec.name == "groq").base_url == "http://127.0.0.1:9000/groq/openai/v1"
    assert all(spec.played for spec in found.on)
    assert not any(spec.played for spec in specs(rows(), every_setting()).on)


@pytest.mark.parametrize(
    "url", ["http://example.com:9000", "https://127.0.0.1.example.com", "127.0.0.1:9000", "http://["]
)
def test_no_address_beyond_this_machine_stands_in_for_a_provider(url: str) -> None:
    found = specs(rows(), {**every_setting(), AT: url})
    assert not found.on
    assert AT in found.off["groq"]


def test_limits_are_counted_for_the_account_or_for_each_model_as_the_row_says() -> None:
    found = {spec.id: spec for spec in specs(rows(), every_setting()).on}
    assert {spec.scope for spec in found.values() if spec.name == "openrouter"} == {"openrouter"}
    assert found["groq/openai/gpt-oss-120b"].scope != found["groq/openai/gpt-oss-20b"].scope
    assert {limit.per for limit in found["groq/openai/gpt-oss-20b"].limits} == {"minute", "day"}


MONTH = {"unit": "requests", "amount": 5, "per": "month"}


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"wire": "smoke-signals"}, "wire"),
        ({"base_url": "http://api.acme.example/v1"}, "base_url"),
        ({"base_url": "https://api.acme.example/v1/"}, "base_url"),
        ({"base_url": "https://{ACME_HOST}"}, "fill"),
        ({"key_env": None}, "key_env"),
        ({"as_of": "yesterday"}, "as_of"),
        ({"trains": "perhaps"}, "trains"),
        ({"modles": []}, "modles"),
        ({"models": []}, "models"),
        ({"models": model() + model()}, "models"),
        ({"models": model(contxt=3)}, "contxt"),
        ({"models": model(context=0)}, "models[0].context"),
        ({"scope": "account", "models": model(limits=[{**MONTH, "reset": "fixed"}])}, "models"),
        ({"limits": [MONTH]}, "limits"),
        ({"limits": [{**MONTH, "per": "minute", "reset": "fixed"}]}, "limits"),
        ({"limits": [{**MONTH, "reset": "fixed", "zone": "Mars/Olympus"}]}, "limits"),
        ({"limits": [{**MONTH, "amount": 0}]}, "limits[0].amount"),
        ({"limits": [{**MONTH, "unit": "neurons", "reset": "fixed"}]}, "models"),
        ({"status": "paid"}, "cap_env"),
        ({"status": "paid", "cap_env": "ACME_CAP"}, "models"),
        ({"says": {"x-remaining": "requests/fortnight"}}, "says"),
        ({"not_in": ["EU"]}, "not_in"),
        ({"label": 7}, "label"),
    ],
)
def test_a_bad_row_is_named_with_its_field(changes: dict[str, Any], field: str) -> None:
    with pytest.raises(ValueError, match=r"catalog\.json \[acme\]") as refused:
        read(**changes)
    assert field in str(refused.value)


@pytest.mark.parametrize("text", ["", "[]", "null", '{"acme": ', '{"acme": []}'])
def test_a_file_that_is_no_catalogue_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"catalog\.json"):
        read_rows(text)
