"""What a chat will take of each unit, before it is sent and after."""

from __future__ import annotations

import math

import msgspec

from providers.chat import Chat
from providers.wire import Model, Said, Unit

BYTES_A_TOKEN = 3
"""English has about 4 bytes to a token, JSON and most other languages 3 or more: an estimate that is seldom too low."""

TOKENS_A_MESSAGE = 8
"""Roles and separators, as templates of today's models add them."""


def input_tokens(chat: Chat) -> int:
    """How many tokens a model will read at most, its schema included, which many providers put into the prompt."""
    size = sum(len(each.text.encode()) for each in chat.messages)
    if chat.schema is not None:
        size += len(msgspec.json.encode(chat.schema)) + 120
    return math.ceil(size / BYTES_A_TOKEN) + TOKENS_A_MESSAGE * (len(chat.messages) + 1)


def output_tokens(model: Model, chat: Chat) -> int:
    """How many tokens a model may write at most, hidden reasoning included."""
    return chat.max_tokens + model.reasoning_tokens


def cost(model: Model, input: int, output: int) -> dict[Unit, float]:
    """One request of that many tokens. A unit that the model has no price in is left out."""
    found: dict[Unit, float] = {"requests": 1.0, "tokens": float(input + output), "input_tokens": float(input)}
    if model.price is not None:
        found[model.price.unit] = (input * model.price.input + output * model.price.output) / 1e6
    return found


def real_cost(model: Model, said: Said, estimated_input: int) -> dict[Unit, float]:
    """What a reply did cost: as the provider counts, or by size where it does not say."""
    output = said.output_tokens or math.ceil(len(said.text.encode()) / BYTES_A_TOKEN) + model.reasoning_tokens
    return cost(model, said.input_tokens or estimated_input, output)
