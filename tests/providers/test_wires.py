"""Requests that each API takes, and replies out of all the shapes they come in."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import msgspec
import pytest
from msgspec.structs import replace

from providers.chat import Chat, Message
from providers.errors import BadOutput, Overloaded, ProviderError, Refused, TimedOut
from providers.schemas import asked_in_words, for_cohere, for_gemini, for_strict, inlined
from providers.wire import Said, Spec, Structured
from providers.wires import WIRES
from tests.providers.requests import REQUESTS
from tests.providers.specimens import every_spec, spec

SCORE = {"type": "integer", "minimum": 1, "maximum": 5}
NOTE = {
    "type": "object",
    "additionalProperties": False,
    "required": ["for", "sentence"],
    "properties": {"for": {"type": "string", "maxLength": 80}, "sentence": {"type": ["integer", "null"]}},
}
SCHEMA: dict[str, Any] = {
    "type": "object",
    "additionalProperties": False,
    "required": ["verdict", "score", "notes", "best", "version", "rank"],
    "properties": {
        "verdict": {"enum": ["weak", "fair", "strong"], "type": "string", "description": "In one word"},
        "score": {"anyOf": [{"$ref": "#/$defs/Score"}, {"type": "null"}]},
        "notes": {
            "type": "array",
            "items": {"$ref": "#/$defs/Note"},
            "minItems": 1,
            "maxItems": 8,
            "uniqueItems": True,
        },
        "best": {"$ref": "#/$defs/Note"},
        "version": {"type": "string", "const": "2"},
        "rank": {"type": "integer", "enum": [1, 2, 3]},
    },
    "$defs": {"Score": SCORE, "Note": NOTE},
}
PLAIN = Chat((Message("user", "Say one word."),), 16)
TALK = Chat(
    (
        Message("system", "You judge answers."),
        Message("user", "Judge the answer."),
        Message("assistant", "Which?"),
        Message("user", "This one: §"),
    ),
    600,
    schema=SCHEMA,
    schema_name="verdict",
)
FAMILIES = {"openai-chat": "groq", "gemini": "gemini", "cohere-v2": "cohere", "cloudflare-native": "cloudflare"}
FAMILIES["ollama"] = "ollama"


def body(one: Spec, chat: Chat) -> dict[str, Any]:
    return WIRES[one.row.wire].build(one, "k-e-y", chat).body


def held(name: str, structured: Structured) -> Spec:
    found = spec(name)
    return replace(found, model=replace(found.model, structured=structured))


def within(node: Any) -> Iterator[dict[str, Any]]:
    """Every schema within the schema."""
    yield node
    for child in (*node.get("properties", {}).values(), *([node["items"]] if "items" in node else ())):
        yield from within(child)


@pytest.mark.parametrize("chat", [PLAIN, TALK], ids=["plain", "with-schema"])
@pytest.mark.parametrize("one", every_spec(), ids=lambda one: one.id)
def test_every_model_of_the_catalogue_is_asked_as_its_api_describes(one: Spec, chat: Chat) -> None:
    sent = json.loads(json.dumps(body(one, chat)))
    msgspec.convert(sent, REQUESTS[one.row.wire])


@pytest.mark.parametrize("structured", ["schema", "object", "none"])
@pytest.mark.parametrize("name", FAMILIES.values())
def test_every_family_asks_for_json_in_the_best_way_a_model_has(name: str, structured: Structured) -> None:
    one = held(name, structured)
    sent = body(one, TALK)
    msgspec.convert(json.loads(json.dumps(sent)), REQUESTS[one.row.wire])
    spelled_out = "JSON Schema" in json.dumps(sent)
    assert spelled_out or structured == "schema"
    named = {"response_format", "format", "responseMimeType"} & {*sent, *sent.get("generationConfig", {})}
    in_words_only = structured == "none" or (structured == "object" and name == "cloudflare")
    assert bool(named) != in_words_only


@pytest.mark.parametrize("name", FAMILIES.values())
def test_without_a_schema_nothing_is_said_of_json(name: str) -> None:
    assert "json" not in json.dumps(body(spec(name), PLAIN)).lower()


def test_room_for_hidden_reasoning_is_added_to_the_tokens_of_a_reply() -> None:
    assert body(spec("groq"), PLAIN)["max_completion_tokens"] == 16 + 1024
    assert body(spec("gemini"), PLAIN)["generationConfig"]["maxOutputTokens"] == 16 + 1024


def test_a_renamed_field_goes_by_its_new_name_and_one_without_a_name_stays_out() -> None:
    sent = body(spec("azure-openai"), PLAIN)
    assert "max_completion_tokens" in sent
    assert not {"max_tokens", "temperature", ""} & set(sent)


def test_extra_fields_are_laid_over_the_body_object_by_object() -> None:
    config = body(spec("gemini"), PLAIN)["generationConfig"]
    assert config["thinkingConfig"] == {"thinkingLevel": "LOW"}
    assert config["temperature"] == 0.2


@pytest.mark.parametrize(
    ("name", "key", "headers"),
    [
        ("groq", "k", {"Authorization": "Bearer k"}),
        ("azure-openai", "k", {"api-key": "k"}),
        ("gemini", "k", {"x-goog-api-key": "k"}),
        ("ovhcloud", "", {}),
        ("ollama", "", {}),
    ],
)
def test_the_key_goes_where_the_api_wants_it_and_no_key_means_no_header(
    name: str, key: str, headers: dict[str, str]
) -> None:
    assert WIRES[spec(name).row.wire].build(spec(name), key, PLAIN).headers == headers


def test_the_slashes_of_a_cloudflare_model_stay_as_they_are() -> None:
    path = WIRES["cloudflare-native"].build(spec("cloudflare"), "k", PLAIN).path
    assert path == "/run/@cf/google/gemma-4-26b-a4b-it"


def test_gemma_at_google_finds_its_instructions_in_the_first_turn() -> None:
    gemma = next(one for one in every_spec() if one.id == "gemini/gemma-4-31b-it")
    sent = body(gemma, TALK)
    assert "systemInstruction" not in sent
    told, asked = (part["text"] for part in sent["contents"][0]["parts"])
    assert (told[:10], asked[:10]) == ("You judge ", "Judge the ")
    # Parts are read one after the other, and a question is found by the line that it opens.
    assert told.endswith("\n\n")


def test_ollama_is_told_how_much_context_a_chat_needs() -> None:
    assert body(spec("ollama"), PLAIN)["options"]["num_ctx"] == spec("ollama").model.context


def test_a_schema_in_words_joins_the_system_message_there_is() -> None:
    assert [each.role for each in asked_in_words(TALK).messages] == ["system", "user", "assistant", "user"]
    assert [each.role for each in asked_in_words(replace(PLAIN, schema=SCHEMA)).messages] == ["system", "user"]
    assert asked_in_words(PLAIN) is PLAIN


def test_gemini_gets_types_in_capitals_and_null_as_a_property() -> None:
    found = for_gemini(SCHEMA)
    assert {each["type"] for each in within(found)} == {"OBJECT", "ARRAY", "STRING", "INTEGER"}
    assert found["properties"]["score"] == {"type": "INTEGER", "minimum": 1, "maximum": 5, "nullable": True}
    assert found["properties"]["version"]["enum"] == ["2"]
    assert "enum" not in found["properties"]["rank"]
    assert found["properties"]["notes"]["maxItems"] == 8
    assert found["required"] == SCHEMA["required"]
    assert found["propertyOrdering"] == ["verdict", "score", "notes", "best", "version", "rank"]


def test_a_strict_decoder_gets_no_bounds_short_ranges_as_lists_and_null_as_a_choice() -> None:
    found = for_strict(SCHEMA)["properties"]
    assert found["score"] == {"anyOf": [{"type": "integer", "enum": [1, 2, 3, 4, 5]}, {"type": "null"}]}
    assert found["best"]["properties"]["sentence"] == {"anyOf": [{"type": "integer"}, {"type": "null"}]}
    assert found["best"]["properties"]["for"] == {"type": "string", "description": "maxLength 80"}
    assert found["notes"]["description"] == "minItems 1; maxItems 8; uniqueItems True"
    assert found["best"]["additionalProperties"] is False
    assert for_strict(SCHEMA)["required"] == SCHEMA["required"]


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ({"type": "number", "minimum": 1, "maximum": 3, "multipleOf": 0.5}, {"enum": [1, 1.5, 2, 2.5, 3]}),
        ({"type": "integer", "minimum": 0, "maximum": 100}, {"description": "minimum 0; maximum 100"}),
        ({"type": "number", "minimum": 0, "maximum": 1}, {"description": "minimum 0; maximum 1"}),
        ({"type": "integer", "minimum": 3}, {"description": "minimum 3"}),
        ({"type": "integer", "minimum": 3, "maximum": 2}, {"description": "minimum 3; maximum 2"}),
    ],
)
def test_only_a_short_range_with_steps_becomes_a_list(given: dict[str, Any], expected: dict[str, Any]) -> None:
    assert for_strict(given) == {"type": given["type"], **expected}


def test_cohere_gets_no_ranges_lengths_unions_or_closed_objects() -> None:
    found = for_cohere(SCHEMA)
    allowed = {"type", "description", "enum", "required", "properties", "items"}
    assert not {key for each in within(found) for key in each} - allowed
    assert found["properties"]["score"] == {"type": "integer", "description": "minimum 1; maximum 5"}


def test_a_definition_that_holds_itself_is_refused() -> None:
    tree = {"type": "object", "properties": {"next": {"$ref": "#/$defs/Tree"}}}
    with pytest.raises(ValueError, match="Tree holds itself"):
        inlined({"$ref": "#/$defs/Tree", "$defs": {"Tree": tree}})


def choice(message: dict[str, Any], reason: str = "stop", **more: Any) -> dict[str, Any]:
    usage = {"prompt_tokens": 20, "completion_tokens": 7, "total_tokens": 27}
    return {"choices": [{"index": 0, "message": message, "finish_reason": reason, **more}], "usage": usage}


def candidate(parts: list[dict[str, Any]] | None, reason: str = "STOP") -> dict[str, Any]:
    content = {"content": {"role": "model", "parts": parts}} if parts is not None else {}
    usage = {"promptTokenCount": 20, "candidatesTokenCount": 7, "thoughtsTokenCount": 90}
    return {"candidates": [{**content, "finishReason": reason}], "usageMetadata": usage}


def cohere(parts: list[dict[str, Any]], reason: str = "COMPLETE") -> dict[str, Any]:
    tokens = {"tokens": {"input_tokens": 542, "output_tokens": 7}, "billed_units": {"input_tokens": 13}}
    return {"message": {"role": "assistant", "content": parts}, "finish_reason": reason, "usage": tokens}


def cloudflare(result: dict[str, Any]) -> dict[str, Any]:
    return {"success": True, "errors": [], "messages": [], "result": result}


def ollama(message: dict[str, Any], reason: str = "stop") -> dict[str, Any]:
    return {"message": message, "done_reason": reason, "prompt_eval_count": 20, "eval_count": 7, "done": True}


COUNTS = {"usage": {"prompt_tokens": 20, "completion_tokens": 7}}
SEGMENTS = [{"type": "thinking", "thinking": [{"type": "text", "text": "hm"}]}, {"type": "text", "text": "Yes"}]
YES = Said("Yes", 20, 7)
BILLED = Said("Yes", 13)

REPLIES: list[tuple[str, Any, Said]] = [
    ("groq", choice({"content": "Yes", "reasoning": "hm"}), YES),
    ("mistral", choice({"content": SEGMENTS}), YES),
    ("custom", choice({"content": [{"type": "reasoning", "text": "hm"}, {"type": "text", "text": "Yes"}]}), YES),
    ("zai", choice({"content": "", "reasoning_content": "Yes"}), YES),
    ("zai", choice({"content": "Yes", "reasoning_content": "hm"}), YES),
    ("huggingface", choice({"content": "<think>\nNo? No.\n</think>\n\nYes"}), YES),
    ("groq", choice({"content": "Yes"}, "length"), Said("Yes", 20, 7, cut=True)),
    ("groq", {"choices": [{"message": {"content": "Yes"}}], "usage": None}, Said("Yes")),
    ("groq", {"choices": [{"message": {"content": "Yes"}}], "usage": {"prompt_tokens": "many"}}, Said("Yes")),
    ("gemini", candidate([{"text": "hm", "thought": True}, {"text": "Y"}, {"text": "es"}]), Said("Yes", 20, 97)),
    ("gemini", candidate([{"text": "Yes"}], "MAX_TOKENS"), Said("Yes", 20, 97, cut=True)),
    ("cohere", cohere([{"type": "thinking", "thinking": "hm"}, {"type": "text", "text": "Yes"}]), Said("Yes", 542, 7)),
    ("cohere", cohere([{"type": "text", "text": "Yes"}], "MAX_TOKENS"), Said("Yes", 542, 7, cut=True)),
    ("cohere", {**cohere([{"type": "text", "text": "Yes"}]), "usage": {"billed_units": {"input_tokens": 13}}}, BILLED),
    ("cloudflare", cloudflare({"response": "Yes", **COUNTS}), YES),
    ("cloudflare", cloudflare({"response": {"ok": True}, **COUNTS}), Said('{"ok":true}', 20, 7)),
    ("cloudflare", cloudflare(choice({"content": "Yes"})), YES),
    ("ollama", ollama({"content": "Yes", "thinking": "hm"}), YES),
    ("ollama", ollama({"content": "Yes"}, "length"), Said("Yes", 20, 7, cut=True)),
]


@pytest.mark.parametrize(("name", "reply", "expected"), REPLIES)
def test_a_reply_is_what_was_said_aloud(name: str, reply: Any, expected: Said) -> None:
    assert WIRES[spec(name).row.wire].parse(spec(name), reply) == expected


FAILED: list[tuple[str, Any, type[ProviderError]]] = [
    ("groq", choice({"content": None}), BadOutput),
    ("groq", choice({"content": "<think>and so on", "reasoning_content": "x"}, "length"), BadOutput),
    ("zai", choice({"content": "", "reasoning_content": "hm, so"}, "length"), BadOutput),
    ("custom", choice({"content": None, "refusal": "I cannot help with that."}), Refused),
    ("azure-openai", choice({"content": ""}, "content_filter"), Refused),
    ("openrouter", choice({"content": "Ye"}, "error", error={"code": 502, "message": "upstream"}), Overloaded),
    ("gemini", candidate([], "MAX_TOKENS"), BadOutput),
    ("gemini", candidate(None, "SAFETY"), Refused),
    ("gemini", candidate(None, "RECITATION"), Refused),
    ("gemini", candidate(None, "MALFORMED_RESPONSE"), BadOutput),
    ("gemini", {"promptFeedback": {"blockReason": "PROHIBITED_CONTENT"}}, Refused),
    ("cohere", cohere([], "ERROR"), Overloaded),
    ("cohere", cohere([], "TIMEOUT"), TimedOut),
    ("cohere", cohere([{"type": "thinking", "thinking": "hm"}], "MAX_TOKENS"), BadOutput),
    ("cloudflare", cloudflare({"response": None}), BadOutput),
    ("cloudflare", {"success": True, "result": None}, BadOutput),
    ("ollama", ollama({"content": ""}, "load"), BadOutput),
]


@pytest.mark.parametrize(("name", "reply", "kind"), FAILED)
def test_a_success_without_a_reply_is_the_error_it_is(name: str, reply: Any, kind: type[ProviderError]) -> None:
    with pytest.raises(kind):
        WIRES[spec(name).row.wire].parse(spec(name), reply)


def test_a_reply_that_was_all_thought_says_that_it_was_cut_off() -> None:
    with pytest.raises(BadOutput, match="cut off"):
        WIRES["openai-chat"].parse(spec("groq"), choice({"content": "<think>and so"}, "length"))
