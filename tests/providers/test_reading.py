"""Each answer is one error with one policy, and says when to come back only where that can be believed."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from typing import Any, get_args

import pytest

from providers import errors
from providers.errors import ProviderError
from providers.reading import read
from tests.providers.specimens import NOON, spec

QUOTA = "type.googleapis.com/google.rpc.QuotaFailure"
RETRY = "type.googleapis.com/google.rpc.RetryInfo"
MIDNIGHT = datetime(2026, 11, 25, tzinfo=UTC)
PACIFIC_MIDNIGHT = datetime(2026, 11, 25, 8, tzinfo=UTC)


def gemini(*quota_ids: str, delay: str = "38s", **error: Any) -> dict[str, Any]:
    violations = [{"quotaId": each, "quotaDimensions": {"model": "gemini-3.8-flash"}} for each in quota_ids]
    details = [{"@type": QUOTA, "violations": violations}, {"@type": RETRY, "retryDelay": delay}]
    return {"error": {"code": 429, "status": "RESOURCE_EXHAUSTED", "details": details, **error}}


def wrapped(message: str, **error: Any) -> dict[str, Any]:
    return {"error": {"message": message, **error}}


def openrouter(message: str, **metadata: Any) -> dict[str, Any]:
    return {"error": {"code": 429, "message": message, "metadata": metadata}, "user_id": "user_1"}


def groq(window: str, rest: str) -> dict[str, Any]:
    text = f"Rate limit reached for model `m` on {window}: Limit 9, Used 9, Requested 4006. {rest} Need more tokens?"
    return wrapped(text, type="tokens", code="rate_limit_exceeded")


DAY = "GenerateRequestsPerDayPerProjectPerModel-FreeTier"
MINUTE = "GenerateRequestsPerMinutePerProjectPerModel-FreeTier"
INPUT = "GenerateContentInputTokensPerModelPerMinute-FreeTier"
SPENT = "Rate limit exceeded: free-models-per-day"
NEURONS = "4006: you have used up your daily free allocation of 10,000 neurons"
AGAIN = "Please try again in 28m55.34s."

ANSWERS: list[tuple[str, int, Any, str]] = [
    ("gemini", 400, wrapped("API key not valid.", details=[{"reason": "API_KEY_INVALID"}]), "bad_key"),
    ("gemini", 400, wrapped("User location is not supported for the API use.", status="FAILED_PRECONDITION"), "gone"),
    ("gemini", 400, wrapped('Unknown name "$schema"', status="INVALID_ARGUMENT"), "invalid_request"),
    ("gemini", 403, wrapped("Generative Language API has not been used in this project"), "bad_key"),
    ("gemini", 429, gemini(MINUTE), "rate_limited"),
    ("gemini", 429, gemini(INPUT), "rate_limited"),
    ("gemini", 429, gemini(INPUT, MINUTE, DAY), "quota_exhausted"),
    ("gemini", 429, [gemini(DAY)], "quota_exhausted"),
    ("gemini", 429, gemini(DAY, message="Quota exceeded for metric: requests, limit: 0, model: m"), "zero_quota"),
    ("gemini", 429, gemini(DAY, message="Quota exceeded for metric: requests, limit: 20, model: m"), "quota_exhausted"),
    ("mistral", 429, {"message": "Requests per second limit: 0.5"}, "rate_limited"),
    ("gemini", 429, wrapped("No capacity available for model on the server"), "overloaded"),
    ("gemini", 503, wrapped("The model is overloaded.", status="UNAVAILABLE"), "overloaded"),
    ("groq", 429, groq("tokens per minute (TPM)", AGAIN), "rate_limited"),
    ("groq", 429, groq("tokens per day (TPD)", AGAIN), "quota_exhausted"),
    ("groq", 429, groq("requests per day (RPD)", AGAIN), "quota_exhausted"),
    ("groq", 413, wrapped("Request too large on tokens per minute (TPM): Limit 8000"), "invalid_request"),
    ("groq", 400, wrapped("no JSON", code="json_validate_failed", failed_generation="{"), "bad_output"),
    ("groq", 400, wrapped("The model `m` has been decommissioned", code="model_decommissioned"), "gone"),
    ("groq", 401, wrapped("Invalid API Key", code="invalid_api_key"), "bad_key"),
    ("groq", 498, wrapped("Flex tier capacity exceeded"), "overloaded"),
    ("cerebras", 429, {"message": "Too many", "code": "token_quota_exceeded", "param": "quota"}, "rate_limited"),
    ("cerebras", 429, {"message": "We're experiencing high traffic right now"}, "overloaded"),
    ("cerebras", 402, {"message": "Payment required"}, "payment_needed"),
    ("mistral", 429, {"object": "error", "type": "rate_limited", "code": "1300"}, "rate_limited"),
    ("mistral", 429, {"message": "x", "type": "service_tier_capacity_exceeded", "code": "3505"}, "overloaded"),
    ("mistral", 403, {"message": "x", "code": "tier_not_allowed"}, "zero_quota"),
    ("mistral", 400, {"message": "Invalid model: m", "type": "invalid_model"}, "gone"),
    (
        "mistral",
        422,
        {"detail": [{"loc": ["body", "seed"], "msg": "Extra inputs are not permitted"}]},
        "invalid_request",
    ),
    ("openrouter", 429, openrouter(SPENT, limit_source="openrouter_free_tier_daily"), "quota_exhausted"),
    ("openrouter", 429, openrouter(SPENT + "-high-balance"), "quota_exhausted"),
    ("openrouter", 429, openrouter("Rate limit exceeded: free-models-per-min"), "rate_limited"),
    ("openrouter", 429, openrouter("Provider returned error", raw="temporarily rate-limited upstream"), "overloaded"),
    ("openrouter", 400, wrapped("Provider returned error", code=400), "invalid_request"),
    ("openrouter", 402, wrapped("requires more credits, or fewer max_tokens"), "payment_needed"),
    ("openrouter", 403, wrapped("Your input was flagged", metadata={"flagged_input": "x"}), "refused"),
    ("openrouter", 404, wrapped("No endpoints found that support the requested parameters"), "gone"),
    ("cloudflare", 429, {"success": False, "errors": [{"code": 3036, "message": "limit"}]}, "quota_exhausted"),
    ("cloudflare", 429, {"success": False, "errors": [{"code": 4006, "message": NEURONS}]}, "quota_exhausted"),
    ("cloudflare", 429, {"success": False, "errors": [{"code": 3040, "message": "Capacity exceeded"}]}, "overloaded"),
    ("cloudflare", 400, {"success": False, "errors": [{"code": 5007, "message": "No such model"}]}, "gone"),
    ("cloudflare", 400, {"success": False, "errors": [{"code": 10000, "message": "Authentication error"}]}, "bad_key"),
    ("cloudflare", 400, {"success": False, "errors": [{"message": "JSON Mode couldn't be met"}]}, "bad_output"),
    ("cloudflare", 408, {"success": False, "errors": [{"code": 3007, "message": "Timeout"}]}, "timeout"),
    ("cloudflare", 403, {"success": False, "errors": [{"code": 3023, "message": "Account blocked"}]}, "bad_key"),
    (
        "cohere",
        429,
        {"message": "You are using a Trial key, which is limited to 20 API calls / minute"},
        "rate_limited",
    ),
    ("cohere", 429, {"message": "Your Trial key is limited to 1000 API calls / month"}, "quota_exhausted"),
    ("cohere", 429, {"message": "trial token rate limit exceeded, limit is 100000 tokens per minute"}, "rate_limited"),
    ("cohere", 404, {"message": "model 'command-r' was removed on September 15, 2025"}, "gone"),
    ("cohere", 498, {"message": "blocked token"}, "bad_key"),
    ("cohere", 499, {"message": "cancelled"}, "timeout"),
    ("huggingface", 402, {"error": "You have exceeded your monthly included credits"}, "quota_exhausted"),
    ("sambanova", 402, wrapped("A payment method is required", code="PAYMENT_METHOD_REQUIRED"), "payment_needed"),
    ("sambanova", 422, {"error": "Couldn't find valid service tier"}, "zero_quota"),
    ("nvidia", 429, {"status": 429, "title": "Too Many Requests"}, "rate_limited"),
    (
        "nvidia",
        400,
        {"title": "Bad Request", "detail": "Function id 'f': DEGRADED function cannot be invoked"},
        "overloaded",
    ),
    ("nvidia", 404, "404 page not found", "gone"),
    ("nvidia", 410, {"detail": "The model 'm' has reached its end of life"}, "gone"),
    ("github-models", 410, wrapped("temporarily unavailable", code="github_models_retirement_brownout"), "gone"),
    ("azure-openai", 400, wrapped("x", innererror={"code": "ResponsibleAIPolicyViolation"}), "refused"),
    ("azure-openai", 404, wrapped("x", code="DeploymentNotFound"), "gone"),
    ("custom", 429, wrapped("You exceeded your current quota", code="insufficient_quota"), "payment_needed"),
    (
        "custom",
        400,
        wrapped("This model's maximum context length is 8192", code="context_length_exceeded"),
        "invalid_request",
    ),
    ("zai", 429, wrapped("Insufficient balance or no resource package", code="1113"), "payment_needed"),
    ("ollama", 403, {"error": "this model requires a subscription, upgrade for access"}, "zero_quota"),
    ("ollama", 404, {"error": "model 'm' not found"}, "gone"),
    ("together", 503, wrapped("overloaded", code=None), "overloaded"),
    ("together", 504, None, "timeout"),
    ("groq", 500, "<html><title>502</title><body>Bad gateway</body></html>", "overloaded"),
    ("groq", 302, "", "unreachable"),
    ("groq", 418, {}, "invalid_request"),
]


def met(name: str, status: int, body: Any, headers: dict[str, str] | None = None) -> ProviderError:
    """The error, read as it comes over the wire."""
    raw = body.encode() if isinstance(body, str) else json.dumps(body).encode()
    with pytest.raises(ProviderError) as raised:
        read(spec(name), status, headers or {}, raw, NOON)
    return raised.value


@pytest.mark.parametrize(("name", "status", "body", "kind"), ANSWERS)
def test_each_refusal_is_one_kind(name: str, status: int, body: Any, kind: str) -> None:
    assert met(name, status, body).kind == kind


def test_every_kind_has_a_class_with_a_policy() -> None:
    classes: dict[str, type[ProviderError]] = {each.kind: each for each in ProviderError.__subclasses__()}
    assert set(classes) == set(get_args(errors.Kind))
    never = {"bad_key", "zero_quota", "payment_needed", "gone", "invalid_request", "refused", "quota_exhausted"}
    assert not any(classes[kind].retry_here for kind in never)
    assert all(classes[kind].whole_provider for kind in ("bad_key", "payment_needed"))
    assert all(classes[kind].rest_s >= 3600 for kind in never - {"invalid_request", "refused"})


WINDOWS: list[tuple[str, Any, str, str]] = [
    ("gemini", gemini(INPUT), "input_tokens", "minute"),
    ("gemini", gemini(INPUT, DAY, MINUTE), "requests", "day"),
    ("groq", groq("tokens per day (TPD)", AGAIN), "tokens", "day"),
    ("groq", groq("requests per day (RPD)", AGAIN), "requests", "day"),
    ("groq", groq("input tokens per minute (ITPM)", AGAIN), "input_tokens", "minute"),
    ("cerebras", {"message": "Too many requests", "code": "token_quota_exceeded"}, "tokens", ""),
    ("openrouter", openrouter(SPENT), "requests", "day"),
    ("cloudflare", {"errors": [{"code": 4006, "message": NEURONS}]}, "neurons", "day"),
    ("cohere", {"message": "limited to 1000 API calls / month"}, "requests", "month"),
    ("mistral", {"message": "Rate limit exceeded"}, "", ""),
]


@pytest.mark.parametrize(("name", "body", "unit", "per"), WINDOWS)
def test_the_full_window_is_named_as_far_as_it_is_said(name: str, body: Any, unit: str, per: str) -> None:
    error = met(name, 429, body)
    assert (error.unit, error.per) == (unit, per)


def test_the_full_window_is_found_in_the_headers_where_the_text_is_silent() -> None:
    spent = {"X-RateLimit-Remaining-Req-Minute": "3", "x-ratelimit-remaining-tokens-month": "0"}
    error = met("mistral", 429, {"message": "Rate limit exceeded"}, spent)
    assert (error.kind, error.unit, error.per) == ("quota_exhausted", "tokens", "month")


def test_a_limit_of_zero_in_the_headers_is_no_rate_limit() -> None:
    headers = {"x-ratelimit-limit-req-minute": "0", "x-ratelimit-remaining-req-minute": "0", "retry-after": "1"}
    error = met("mistral", 429, {"message": "Rate limit exceeded", "code": "1300"}, headers)
    assert error.kind == "zero_quota"
    assert error.until == NOON + timedelta(days=1)


@pytest.mark.parametrize("delay", ["38s", "65205s"])
def test_a_spent_day_at_gemini_ends_at_midnight_in_california_whatever_the_delay_says(delay: str) -> None:
    assert met("gemini", 429, gemini(DAY, delay=delay)).until == PACIFIC_MIDNIGHT


def test_a_full_minute_at_gemini_ends_when_its_delay_says() -> None:
    assert met("gemini", 429, gemini(INPUT, delay="26.5s")).until == NOON + timedelta(seconds=26.5)


def test_a_spent_day_that_refills_ends_when_the_text_says() -> None:
    until = met("groq", 429, groq("tokens per day (TPD)", AGAIN)).until
    assert until == NOON + timedelta(minutes=28, seconds=55.34)


def test_a_spent_day_at_cloudflare_and_openrouter_ends_at_midnight_utc() -> None:
    assert met("cloudflare", 429, {"errors": [{"code": 4006, "message": NEURONS}]}).until == MIDNIGHT
    headers = {"X-RateLimit-Reset": str(int(MIDNIGHT.timestamp() * 1000))}
    assert met("openrouter", 429, openrouter(SPENT, headers=headers)).until == MIDNIGHT


def test_a_minute_at_openrouter_ends_at_the_reset_its_body_quotes() -> None:
    headers = {"X-RateLimit-Reset": str(int((NOON.timestamp() + 17) * 1000))}
    error = met("openrouter", 429, openrouter("Rate limit exceeded: free-models-per-min", headers=headers))
    assert error.until == NOON + timedelta(seconds=17)


def test_a_spent_month_is_tried_again_after_a_day() -> None:
    until = met("huggingface", 402, {"error": "You have exceeded your monthly included credits"}).until
    assert until == NOON + timedelta(days=1)


def test_retry_after_comes_before_every_other_hint() -> None:
    body = groq("tokens per minute (TPM)", AGAIN)
    assert met("groq", 429, body, {"Retry-After": "7"}).until == NOON + timedelta(seconds=7)


def test_the_reset_of_the_full_window_counts_and_not_that_of_another() -> None:
    headers = {
        "x-ratelimit-remaining-requests-day": "12",
        "x-ratelimit-reset-requests-day": "11726.28",
        "x-ratelimit-remaining-tokens-minute": "0",
        "x-ratelimit-reset-tokens-minute": "26.5",
    }
    error = met("cerebras", 429, {"message": "x", "code": "token_quota_exceeded"}, headers)
    assert (error.kind, error.per) == ("rate_limited", "minute")
    assert error.until == NOON + timedelta(seconds=26.5)


def test_an_error_inside_a_success_is_its_class_and_its_retry_after_is_ignored() -> None:
    inside = {"error": {"code": 429, "message": "Rate limit exceeded: free-models-per-min"}}
    error = met("openrouter", 200, inside, {"retry-after": "30"})
    assert (error.kind, error.until) == ("rate_limited", None)
    assert met("openrouter", 200, {"error": {"code": "503", "message": "no provider"}}).kind == "overloaded"
    assert met("openrouter", 200, {"error": {"code": 402, "message": "x"}}).kind == "payment_needed"
    assert met("openrouter", 200, {"error": {"code": "9" * 5000, "message": "x"}}).kind == "overloaded"
    assert met("ollama", 200, {"error": "an unexpected end"}).kind == "overloaded"
    assert met("cloudflare", 200, {"success": False, "errors": [{"code": 4006}], "result": None}).kind == "overloaded"


def test_a_success_with_retry_after_is_a_success() -> None:
    body = {"choices": [{"message": {"content": "hello"}, "finish_reason": "stop"}]}
    assert read(spec("huggingface"), 200, {"retry-after": "30"}, json.dumps(body).encode(), NOON).text == "hello"


def test_what_the_model_said_instead_of_json_is_kept_for_a_repair() -> None:
    error = met("groq", 400, wrapped("no JSON", code="json_validate_failed", failed_generation="maybe"))
    assert isinstance(error, errors.BadOutput)
    assert error.text == "maybe"


def test_neither_a_key_nor_what_a_person_wrote_is_repeated() -> None:
    key = "Incorrect API key provided: sk-proj-abcdefghijk123"
    assert "abcdefghijk" not in str(met("custom", 401, wrapped(key)))
    echoed = {"detail": [{"msg": "too long", "input": "my secret answer on a content filter"}]}
    error = met("mistral", 422, echoed)
    assert "secret" not in str(error)
    assert error.kind == "invalid_request"
