"""Holds the wires to recorded answers and to the providers' own API descriptions.

    python -m bench.wires --data DIR [--json]

DIR/responses/*.json: `{provider, status, headers, body}` each; DIR/specs/*.json: the descriptions. Exits 1 when an
answer is read otherwise than its status and words say, or a request does not fit its description.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from bench.json_schema import faults, pointed
from providers import hints
from providers.catalog import rows
from providers.chat import Chat, Message
from providers.errors import ProviderError
from providers.reading import read
from providers.wire import Spec
from providers.wires import WIRES

NOON = datetime(2026, 11, 24, 12, tzinfo=UTC)
ALIAS = {"openai": "custom", "ollama-cloud": "custom"}
# Kind of each recorded answer that is no plain success, by how its name begins.
KINDS = {
    "cerebras.quoted.429.rpm": "rate_limited",
    "gemini.error.404": "gone",
    "gemini.quoted.429.rpd-rpm-tpm": "quota_exhausted",
    "gemini.quoted.429.tpm": "rate_limited",
    "gemini.quoted.503.capacity": "overloaded",
    "github-models.quoted.410": "gone",
    "groq.error.400": "bad_output",
    "groq.error.404": "gone",
    "groq.quoted.429.tpm": "rate_limited",
    # It was cut off in the middle of its thoughts.
    "huggingface.plain.200": "bad_output",
    "mistral.quoted.429.1300": "rate_limited",
    "mistral.quoted.429.capacity": "overloaded",
    "nvidia.quoted.400.degraded": "overloaded",
    "openai.error.400": "invalid_request",
    "sambanova.quoted.402": "payment_needed",
}
# Extensions of OpenAI's API that one provider documents and OpenAI's description lacks.
OWN_FIELDS = {"openrouter": {"provider", "reasoning"}, "zai": {"thinking"}}

SCORE = {"type": "integer", "minimum": 1, "maximum": 5}
ITEM = {"type": "object", "additionalProperties": False, "required": ["score"], "properties": {"score": SCORE}}
SCHEMA = {
    "type": "object",
    "additionalProperties": False,
    "required": ["scores"],
    "properties": {"scores": {"type": "array", "items": ITEM, "maxItems": 8}},
}
SYSTEM, USER = Message("system", "You judge answers."), Message("user", "Judge this one.")
CHATS = (Chat((USER,), 16), Chat((SYSTEM, USER, Message("assistant", "Which?"), USER), 900, schema=SCHEMA))


def answers(folder: Path) -> Iterator[dict[str, Any]]:
    """Each recorded answer: what it was read as, and what it should be read as."""
    for file in sorted(folder.glob("*.json")):
        recorded = json.loads(file.read_text("utf-8"))
        name = ALIAS.get(recorded["provider"], recorded["provider"])
        row = rows()[name]
        expected = next((kind for start, kind in KINDS.items() if file.name.startswith(start)), "reply")
        if recorded["body"] is None:
            left = hints.remaining({key.lower(): value for key, value in recorded["headers"].items()}, row)
            yield {"file": file.name, "read": left, "right": bool(left)}
            continue
        raw = json.dumps(recorded["body"]).encode()
        began = time.perf_counter()
        try:
            found = read(
                Spec(name, row, row.models[0], row.base_url), recorded["status"], recorded["headers"], raw, NOON
            )
            kind, told = "reply", f"{found.input_tokens}+{found.output_tokens} tokens"
        except ProviderError as error:
            kind, told = error.kind, f"{error.unit} {error.per} {error.until or ''}".strip()
        micros = round((time.perf_counter() - began) * 1e6)
        yield {"file": file.name, "read": kind, "told": told, "right": kind == expected, "us": micros}


def requests(folder: Path) -> Iterator[dict[str, Any]]:
    """Each request of each model whose API is described there, and where it does not fit."""
    openai = json.loads((folder / "openai.chat-completions.json").read_text("utf-8"))
    gemini = json.loads((folder / "gemini.generateContent.json").read_text("utf-8"))
    cloudflare = json.loads((folder / "cloudflare.ai-run.json").read_text("utf-8"))["AIRunParams"]
    described = {
        "openai-chat": (pointed(openai, "#/components/schemas/CreateChatCompletionRequest"), openai),
        "gemini": (_body(gemini, "/v1beta/models/{model}:generateContent"), gemini),
        "cloudflare-native": (pointed(cloudflare, "#/$defs/Messages"), cloudflare),
    }
    for name, row in rows().items():
        if row.wire not in described:
            continue
        schema, root = described[row.wire]
        for model in row.models:
            spec = Spec(name, row, model, row.base_url)
            for chat in CHATS:
                body = json.loads(json.dumps(WIRES[row.wire].build(spec, "key", chat).body))
                known = {key: value for key, value in body.items() if key not in OWN_FIELDS.get(name, ())}
                if row.wire == "cloudflare-native":
                    known["account_id"] = "a part of the path that its description counts in"
                wrong = [*faults(known, schema, root), *_unknown(known, schema, root)]
                yield {"model": spec.id, "schema": chat.schema is not None, "faults": wrong}


def _body(description: dict[str, Any], path: str) -> Any:
    return description["paths"][path]["post"]["requestBody"]["content"]["application/json"]["schema"]


def _unknown(body: dict[str, Any], schema: dict[str, Any], root: dict[str, Any]) -> list[str]:
    """Fields at the top that the description does not name, as it may leave its objects open."""
    named = set(_named(schema, root))
    return [f"$.{name} is not described" for name in body if name not in named]


def _named(schema: dict[str, Any], root: dict[str, Any]) -> Iterator[str]:
    if "$ref" in schema:
        yield from _named(pointed(root, schema["$ref"]), root)
    yield from schema.get("properties", {})
    for each in schema.get("allOf", ()):
        yield from _named(each, root)


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m bench.wires", description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="where responses/ and specs/ are")
    parser.add_argument("--json", action="store_true", help="print the result as one JSON object only")
    chosen = parser.parse_args()
    read_as, sent = list(answers(chosen.data / "responses")), list(requests(chosen.data / "specs"))
    result: dict[str, Any] = {
        "answers": len(read_as),
        "misread": [each for each in read_as if not each["right"]],
        "requests": len(sent),
        "unfit": [each for each in sent if each["faults"]],
        "slowest_us": max((each.get("us", 0) for each in read_as), default=0),
    }
    if not chosen.json:
        for each in read_as:
            print(f"{'ok  ' if each['right'] else 'WRONG'} {each['file']}: {each['read']} {each.get('told', '')}")
        for each in result["unfit"]:
            print(f"WRONG {each['model']}: {'; '.join(each['faults'][:3])}")
    print(json.dumps(result, ensure_ascii=False))
    return 0 if read_as and sent and not result["misread"] and not result["unfit"] else 1


if __name__ == "__main__":
    sys.exit(main())
