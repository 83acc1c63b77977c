"""How each provider says no: status, headers and body as they are really seen. Waits are on the simulator's clock.

What does not depend on a limit lies in refusals.json: by provider (`*` for those that speak like OpenAI) and fault.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from bench.simulator.referee import Standing

DAY = 86400.0


@dataclass(frozen=True)
class Refusal:
    """`body` is text as it is, or an object to be sent as JSON."""

    status: int
    body: Any
    headers: dict[str, str] = field(default_factory=dict)


@cache
def _written() -> dict[str, dict[str, Any]]:
    found: dict[str, dict[str, Any]] = json.loads(Path(__file__).with_name("refusals.json").read_text("utf-8"))
    return found


def broken(provider: str, model: str, fault: str) -> Refusal:
    """What the provider answers when `fault` (a wrong key, no capacity, ...) keeps it from serving the call."""
    found = _written().get(provider, {}).get(fault) or _written()["*"][fault]
    body = json.loads(json.dumps(found["body"]).replace("{model}", json.dumps(model)[1:-1]))
    return Refusal(found["status"], body, found.get("headers", {}))


def limited(provider: str, model: str, standing: Standing, now: float) -> Refusal:
    """The 429 (402 where money is spent, 413 where one call is too large) for a full window."""
    return LIMITED.get(provider, _usual)(model, standing, now)


def whole_seconds(wait_s: float) -> str:
    """Rounded up, as Retry-After has it; a day where the window never opens."""
    return str(int(-(-min(wait_s, DAY) // 1)))


def go_duration(seconds: float) -> str:
    """`28m55.34s`, `825ms`: how Groq and OpenAI write a time."""
    seconds = min(seconds, DAY)
    if seconds < 1:
        return f"{seconds * 1000:.0f}ms"
    minutes, rest = divmod(seconds, 60)
    hours, minutes = divmod(int(minutes), 60)
    written = f"{rest:.3f}".rstrip("0").rstrip(".") + "s"
    return (f"{hours}h" if hours else "") + (f"{minutes}m" if hours or minutes else "") + written


def _usual(model: str, standing: Standing, now: float) -> Refusal:
    rule = standing.rule
    if rule.unit == "usd" or rule.per == "once":
        return broken("*", model, "quota_exhausted")
    text = f"Rate limit reached for {model} on {rule.name}. Limit: {rule.amount:g}."
    body = {"message": text, "type": rule.unit, "param": None, "code": "rate_limit_exceeded"}
    return Refusal(429, {"error": body}, {"retry-after": whole_seconds(standing.wait_s)})


GOOGLE_QUOTAS = {
    ("requests", "minute"): ("requests", "GenerateRequestsPerMinutePerProjectPerModel-FreeTier"),
    ("requests", "day"): ("requests", "GenerateRequestsPerDayPerProjectPerModel-FreeTier"),
    ("input_tokens", "minute"): ("input_token_count", "GenerateContentInputTokensPerModelPerMinute-FreeTier"),
}
# What Gemini answers for a spent day: no guide to when the day turns.
GOOGLE_FALSE_DELAY = 38.0


def _gemini(model: str, standing: Standing, now: float) -> Refusal:
    rule = standing.rule
    unknown = ("requests", f"GenerateRequestsPer{rule.per.title()}PerProjectPerModel-FreeTier")
    what, quota = GOOGLE_QUOTAS.get((rule.unit, rule.per), unknown)
    metric = f"generativelanguage.googleapis.com/generate_content_free_tier_{what}"
    wait = GOOGLE_FALSE_DELAY if rule.per == "day" else standing.wait_s
    violation = {
        "quotaMetric": metric,
        "quotaId": quota,
        "quotaDimensions": {"location": "global", "model": model},
        "quotaValue": f"{rule.amount:.0f}",
    }
    details = [
        {"@type": "type.googleapis.com/google.rpc.QuotaFailure", "violations": [violation]},
        {"@type": "type.googleapis.com/google.rpc.RetryInfo", "retryDelay": f"{wait:.2f}s"},
    ]
    message = (
        "You exceeded your current quota, please check your plan and billing details.\n"
        f"* Quota exceeded for metric: {metric}, limit: {rule.amount:.0f}, model: {model}\nPlease retry in {wait:.2f}s."
    )
    return Refusal(
        429, {"error": {"code": 429, "message": message, "status": "RESOURCE_EXHAUSTED", "details": details}}
    )


GROQ_SHORT = {"requests": "RP", "tokens": "TP", "input_tokens": "ITP"}


def _groq(model: str, standing: Standing, now: float) -> Refusal:
    rule = standing.rule
    unit = "requests" if rule.unit == "requests" else "tokens"
    short = f"{unit} per {rule.per} ({GROQ_SHORT.get(rule.unit, 'RP')}{rule.per[:1].upper()})"
    if standing.asked > rule.amount:
        text = f"Request too large for model `{model}` in organization `org_x` service tier `on_demand` on {short}: "
        text += (
            f"Limit {rule.amount:.0f}, Requested {standing.asked:.0f}, please reduce your message size and try again."
        )
        return Refusal(413, {"error": {"message": text, "type": unit, "code": "rate_limit_exceeded"}})
    text = (
        f"Rate limit reached for model `{model}` in organization `org_x` service tier `on_demand` on {short}: "
        f"Limit {rule.amount:.0f}, Used {standing.used:.0f}, Requested {standing.asked:.0f}. "
        f"Please try again in {go_duration(standing.wait_s)}."
    )
    body = {"error": {"message": text, "type": unit, "code": "rate_limit_exceeded"}}
    return Refusal(429, body, {"retry-after": whole_seconds(standing.wait_s)})


def _cerebras(model: str, standing: Standing, now: float) -> Refusal:
    rule = standing.rule
    short = "request" if rule.unit == "requests" else "token"
    text = f"{short.title()}s per {rule.per} limit exceeded - too many {short}s sent."
    body = {"message": text, "type": "too_many_requests_error", "param": "quota", "code": f"{short}_quota_exceeded"}
    return Refusal(429, body)


def _mistral(model: str, standing: Standing, now: float) -> Refusal:
    return broken("mistral", model, "rate_limited")


def _openrouter(model: str, standing: Standing, now: float) -> Refusal:
    rule = standing.rule
    ends = str(int((now + min(standing.wait_s, DAY)) * 1000))
    headers = {"X-RateLimit-Limit": f"{rule.amount:.0f}", "X-RateLimit-Remaining": "0", "X-RateLimit-Reset": ends}
    daily = rule.per == "day"
    text = f"Rate limit exceeded: free-models-per-{'day' if daily else 'min'}. "
    text += "Add 10 credits to unlock 1000 free model requests per day" if daily else ""
    source = {"limit_source": "openrouter_free_tier_daily"} if daily else {}
    body = {"error": {"message": text, "code": 429, "metadata": {"headers": headers, **source}}, "user_id": "user_x"}
    return Refusal(429, body, headers)


def _cloudflare(model: str, standing: Standing, now: float) -> Refusal:
    return broken("cloudflare", model, "quota_exhausted" if standing.rule.unit == "neurons" else "rate_limited")


def _cohere(model: str, standing: Standing, now: float) -> Refusal:
    rule = standing.rule
    if rule.unit == "requests":
        text = f"You are using a Trial key, which is limited to {rule.amount:.0f} API calls / {rule.per}."
    else:
        text = f"trial token rate limit exceeded, limit is {rule.amount:.0f} tokens per {rule.per}"
    return Refusal(429, {"id": "simulated", "message": text})


def _nvidia(model: str, standing: Standing, now: float) -> Refusal:
    return broken("nvidia", model, "rate_limited")


def _huggingface(model: str, standing: Standing, now: float) -> Refusal:
    if standing.rule.unit != "usd":
        return _usual(model, standing, now)
    return broken("huggingface", model, "quota_exhausted")


def _azure(model: str, standing: Standing, now: float) -> Refusal:
    wait = whole_seconds(standing.wait_s)
    text = f"Requests have exceeded the call rate limit of your current tier. Please retry after {wait} seconds."
    headers = {"retry-after": wait, "retry-after-ms": f"{min(standing.wait_s, DAY) * 1000:.0f}"}
    return Refusal(429, {"error": {"code": "429", "message": text}}, headers)


LIMITED: dict[str, Callable[[str, Standing, float], Refusal]] = {
    "gemini": _gemini,
    "groq": _groq,
    "cerebras": _cerebras,
    "mistral": _mistral,
    "openrouter": _openrouter,
    "cloudflare": _cloudflare,
    "cohere": _cohere,
    "nvidia": _nvidia,
    "huggingface": _huggingface,
    "azure-openai": _azure,
}
