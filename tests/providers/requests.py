"""What each API takes, as its own description puts it: no more fields than these, of these types."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from msgspec import UNSET, Meta, Struct, UnsetType, field

Tokens = Annotated[int, Meta(ge=1)]
Schema = dict[str, Any]


class Strict(Struct, forbid_unknown_fields=True):
    """A field that is not named here makes the request a wrong one."""


class Message(Strict):
    role: Literal["system", "user", "assistant"]
    content: Annotated[str, Meta(min_length=1)]


# OpenAI: POST /chat/completions
class NamedSchema(Strict):
    name: Annotated[str, Meta(pattern="^[a-zA-Z0-9_-]{1,64}$")]
    strict: Literal[True]
    schema: Schema


class HeldToSchema(Strict, tag="json_schema"):
    json_schema: NamedSchema


class HeldToJson(Strict, tag="json_object"):
    pass


class OpenAiChat(Strict):
    model: str
    messages: Annotated[list[Message], Meta(min_length=1)]
    max_tokens: Tokens | UnsetType = UNSET
    max_completion_tokens: Tokens | UnsetType = UNSET
    temperature: Annotated[float, Meta(ge=0, le=2)] | UnsetType = UNSET
    response_format: HeldToSchema | HeldToJson | UnsetType = UNSET
    reasoning_effort: Literal["none", "minimal", "low", "medium", "high"] | UnsetType = UNSET
    # OpenRouter's and Z.AI's own.
    provider: dict[str, bool] | UnsetType = UNSET
    reasoning: dict[str, str] | UnsetType = UNSET
    thinking: dict[str, str] | UnsetType = UNSET


# Gemini: POST /v1beta/models/{model}:generateContent
class GeminiSchema(Strict):
    type: Literal["STRING", "NUMBER", "INTEGER", "BOOLEAN", "ARRAY", "OBJECT"]
    title: str | UnsetType = UNSET
    description: str | UnsetType = UNSET
    format: str | UnsetType = UNSET
    nullable: bool | UnsetType = UNSET
    enum: list[str] | UnsetType = UNSET
    items: GeminiSchema | UnsetType = UNSET
    minItems: int | UnsetType = UNSET
    maxItems: int | UnsetType = UNSET
    properties: dict[str, GeminiSchema] | UnsetType = UNSET
    propertyOrdering: list[str] | UnsetType = UNSET
    required: list[str] | UnsetType = UNSET
    minimum: float | UnsetType = UNSET
    maximum: float | UnsetType = UNSET
    minLength: int | UnsetType = UNSET
    maxLength: int | UnsetType = UNSET
    pattern: str | UnsetType = UNSET


class Thinking(Strict):
    thinkingLevel: Literal["MINIMAL", "LOW", "MEDIUM", "HIGH"]


class GenerationConfig(Strict):
    maxOutputTokens: Tokens
    temperature: Annotated[float, Meta(ge=0, le=2)]
    responseMimeType: Literal["application/json"] | UnsetType = UNSET
    responseSchema: GeminiSchema | UnsetType = UNSET
    thinkingConfig: Thinking | UnsetType = UNSET


class TextPart(Strict):
    text: Annotated[str, Meta(min_length=1)]


class Content(Strict):
    role: Literal["user", "model"]
    parts: Annotated[list[TextPart], Meta(min_length=1)]


class SystemInstruction(Strict):
    parts: Annotated[list[TextPart], Meta(min_length=1)]


class GeminiChat(Strict):
    contents: Annotated[list[Content], Meta(min_length=1)]
    generationConfig: GenerationConfig
    systemInstruction: SystemInstruction | UnsetType = UNSET


# Cohere: POST /v2/chat
class CohereSchema(Strict):
    type: Literal["string", "number", "integer", "boolean", "array", "object"]
    description: str | UnsetType = UNSET
    enum: list[Any] | UnsetType = UNSET
    items: CohereSchema | UnsetType = UNSET
    properties: dict[str, CohereSchema] | UnsetType = UNSET
    required: Annotated[list[str], Meta(min_length=1)] | UnsetType = UNSET


class CohereFormat(Strict):
    type: Literal["json_object"]
    json_schema: CohereSchema | UnsetType = UNSET


class CohereChat(Strict):
    model: str
    messages: Annotated[list[Message], Meta(min_length=1)]
    max_tokens: Tokens
    temperature: Annotated[float, Meta(ge=0, le=1)]
    response_format: CohereFormat | UnsetType = UNSET


# Cloudflare: POST /accounts/{account_id}/ai/run/{model}
class CloudflareFormat(Strict):
    type: Literal["json_schema", "json_object"]
    json_schema: Schema


class CloudflareChat(Strict):
    messages: Annotated[list[Message], Meta(min_length=1)]
    max_tokens: Tokens
    temperature: Annotated[float, Meta(ge=0, le=5)]
    response_format: CloudflareFormat | UnsetType = UNSET


# Ollama: POST /api/chat
class OllamaOptions(Strict):
    num_ctx: Tokens
    num_predict: Tokens
    temperature: float


class OllamaChat(Strict):
    model: str
    messages: Annotated[list[Message], Meta(min_length=1)]
    stream: Literal[False]
    think: bool
    options: OllamaOptions
    answer: Schema | Literal["json"] | UnsetType = field(default=UNSET, name="format")


REQUESTS: dict[str, type[Strict]] = {
    "openai-chat": OpenAiChat,
    "gemini": GeminiChat,
    "cohere-v2": CohereChat,
    "cloudflare-native": CloudflareChat,
    "ollama": OllamaChat,
}
