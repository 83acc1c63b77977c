"""A finished reply in the shape of each provider: the families, and the dialects within openai-chat."""

from __future__ import annotations

import json
from typing import Any

from bench.simulator.asked import Asked
from bench.simulator.rows import Charge

Body = dict[str, Any]

MISTRAL_LISTS = "magistral"
THOUGHT = "The person gave a reason and one figure; I weigh both against the rubric."
# Cohere counts its own template into the tokens it shows, and bills without it.
COHERE_TEMPLATE = 500


def answer(provider: str, asked: Asked, text: str, really: Charge, *, cut: bool, created: float) -> Body:
    """The body of a 200. `cut`: the reply reached its bound of tokens."""
    if asked.family == "gemini":
        return _gemini(asked, text, really, cut)
    if asked.family == "cohere-v2":
        return _cohere(text, really, cut)
    if asked.family == "cloudflare-native":
        return _cloudflare(asked, text, really)
    if asked.family == "ollama":
        return _ollama(asked, text, really, cut)
    return _openai(provider, asked, text, really, cut, int(created))


def _openai(provider: str, asked: Asked, text: str, really: Charge, cut: bool, created: int) -> Body:
    message: Body = {"role": "assistant", "content": text}
    choice: Body = {"index": 0, "finish_reason": "length" if cut else "stop", "logprobs": None, "message": message}
    usage: Body = {
        "prompt_tokens": really.input,
        "completion_tokens": really.output,
        "total_tokens": really.input + really.output,
    }
    body: Body = {
        "id": f"chatcmpl-{created:x}",
        "object": "chat.completion",
        "created": created,
        "model": asked.model,
        "choices": [choice],
        "usage": usage,
    }
    if provider == "groq":
        message["reasoning"] = THOUGHT
        usage |= {"queue_time": 0.02, "prompt_time": 0.01, "completion_time": 0.4, "total_time": 0.41}
        body |= {"x_groq": {"id": "req_01simulated"}, "usage_breakdown": None}
    elif provider == "cerebras":
        message["reasoning"] = THOUGHT
        body["time_info"] = {"queue_time": 0.1, "prompt_time": 0.01, "completion_time": 0.2, "total_time": 0.31}
    elif provider == "openrouter":
        message |= {"reasoning": None, "refusal": None}
        choice["native_finish_reason"] = "stop"
        body |= {"provider": "Simulated", "id": f"gen-{created}"}
    elif provider == "mistral" and MISTRAL_LISTS in asked.model:
        thinking = {"type": "thinking", "thinking": [{"type": "text", "text": THOUGHT}]}
        message["content"] = [thinking, {"type": "text", "text": text}]
    elif provider == "huggingface":
        message["content"] = f"<think>\n{THOUGHT}\n</think>\n{text}"
    elif provider == "zai":
        message["reasoning_content"] = THOUGHT
    elif provider.startswith("azure"):
        choice["content_filter_results"] = {"hate": {"filtered": False, "severity": "safe"}}
        body["prompt_filter_results"] = []
    return body


def _gemini(asked: Asked, text: str, really: Charge, cut: bool) -> Body:
    thoughts = really.output // 4
    return {
        "candidates": [
            {
                "content": {"parts": [{"text": THOUGHT, "thought": True}, {"text": text}], "role": "model"},
                "finishReason": "MAX_TOKENS" if cut else "STOP",
                "index": 0,
            }
        ],
        "usageMetadata": {
            "promptTokenCount": really.input,
            "candidatesTokenCount": really.output - thoughts,
            "thoughtsTokenCount": thoughts,
            "totalTokenCount": really.input + really.output,
        },
        "modelVersion": asked.model,
        "responseId": "simulated",
    }


def _cohere(text: str, really: Charge, cut: bool) -> Body:
    return {
        "id": "simulated",
        "finish_reason": "MAX_TOKENS" if cut else "COMPLETE",
        "message": {"role": "assistant", "content": [{"type": "text", "text": text}]},
        "usage": {
            "billed_units": {"input_tokens": really.input, "output_tokens": really.output},
            "tokens": {"input_tokens": really.input + COHERE_TEMPLATE, "output_tokens": really.output},
        },
    }


def _cloudflare(asked: Asked, text: str, really: Charge) -> Body:
    usage = {
        "prompt_tokens": really.input,
        "completion_tokens": really.output,
        "total_tokens": really.input + really.output,
    }
    response: Any = text
    if asked.schema is not None:
        try:
            response = json.loads(text)
        except ValueError:
            response = text
    return {"result": {"response": response, "usage": usage}, "success": True, "errors": [], "messages": []}


def _ollama(asked: Asked, text: str, really: Charge, cut: bool) -> Body:
    return {
        "model": asked.model,
        "created_at": "2026-11-23T08:00:00Z",
        "message": {"role": "assistant", "content": text},
        "done": True,
        "done_reason": "length" if cut else "stop",
        "prompt_eval_count": really.input,
        "eval_count": really.output,
        "total_duration": 1_000_000_000,
    }
