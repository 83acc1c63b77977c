"""Which error an answer is, by its status and words: data, in the order in which it is asked."""

from __future__ import annotations

from msgspec import Struct

from providers.errors import (
    BadKey,
    BadOutput,
    Gone,
    InvalidRequest,
    Overloaded,
    PaymentNeeded,
    ProviderError,
    QuotaExhausted,
    RateLimited,
    Refused,
    TimedOut,
    ZeroQuota,
)

ANY = range(300, 600)


class Rule(Struct, frozen=True):
    """An answer with one of these statuses that names one of `names`, or whose words match `words`, is of `kind`.

    Words are compared as complaints.py makes them plain: small letters, spaces for hyphens and underscores.
    """

    kind: type[ProviderError]
    statuses: tuple[int, ...] | range
    words: str
    names: frozenset[str] = frozenset()


# The first that fits counts. What a status means by itself stands in BY_STATUS.
RULES = (
    Rule(
        BadKey,
        (400, 401, 403),
        r"api key (is )?(not valid|invalid|expired)|(invalid|incorrect) api key|authentication (error|fails)",
        frozenset({"API_KEY_INVALID", "10000"}),
    ),
    Rule(Gone, (400, 403), r"user location is not supported|agree to .{0,30}licen[sc]e", frozenset({"5016"})),
    Rule(
        Refused,
        (400, 403, 422, 451),
        r"responsible ?ai ?policy ?violation|content (filter|management policy)|moderation|was flagged",
        frozenset({"content_filter"}),
    ),
    Rule(
        BadOutput,
        ANY,
        r"json mode couldn.t be met",
        frozenset({"json_validate_failed", "tool_use_failed", "output_parse_failed"}),
    ),
    Rule(
        ZeroQuota,
        (400, 401, 403, 404, 422, 429),
        r"tier not allowed|valid service tier|requires a (paid |pro )?(subscription|plan)"
        r"|not (included|available) (in|on|with) your",
    ),
    Rule(Overloaded, (400,), r"degraded function"),
    Rule(
        Overloaded,
        (429, 498, 500, 502, 503, 529),
        r"no capacity|(service tier|flex) capacity exceeded|out of capacity|capacity exhausted|overloaded"
        r"|rate limited upstream|provider returned error|high traffic|queue exceeded",
        frozenset({"3040", "3050", "3505"}),
    ),
    Rule(
        PaymentNeeded,
        (402, 403, 429),
        r"insufficient (quota|balance|credits?)|payment method|billing (hard )?limit|negative balance",
        frozenset({"1113"}),
    ),
    Rule(ZeroQuota, (429,), r"\blimit: 0\b(?!\.)"),
    Rule(
        QuotaExhausted,
        (402, 403, 429),
        r"monthly included credits|daily free allocation",
        frozenset({"3036", "4006"}),
    ),
    Rule(
        Gone,
        (400, 403, 404, 410, 422),
        r"model.{0,60}(not found|not exist|decommissioned|no longer|been (removed|retired|deprecated))"
        r"|no such model|end of life|no endpoints found",
        frozenset({"invalid_model", "unknown_model", "unavailable_model", "5007", "3042"}),
    ),
    Rule(TimedOut, ANY, r"(request|gateway) timed? ?out", frozenset({"3007"})),
)

BY_STATUS: dict[int, type[ProviderError]] = {
    401: BadKey,
    402: PaymentNeeded,
    403: BadKey,
    404: Gone,
    408: TimedOut,
    410: Gone,
    413: InvalidRequest,
    429: RateLimited,
    499: TimedOut,
    504: TimedOut,
    524: TimedOut,
}
