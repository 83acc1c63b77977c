"""Tokens: signed, expiring, for one thing each. The server keeps none of them.

Of the secrets the first signs; what the others have signed is still taken, so that a secret can be changed without
turning away those who hold a token of the one before."""

from __future__ import annotations

import base64
import hashlib
import hmac
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Literal

TokenKind = Literal["interview", "candidate", "share"]

SIGNATURE_BYTES = 24


class Unauthorised(Exception):
    """No token, or one that is forged, broken or expired. `str(error)` says what to do."""


class Forbidden(Exception):
    """A good token, for another thing."""


def sign(secrets: Sequence[str], kind: TokenKind, id: str, expires: datetime) -> str:
    """`kind.id.expiry.signature`; the same input gives the same token."""
    claim = f"{kind}.{id}.{int(expires.timestamp()):x}"
    return f"{claim}.{_signature(secrets[0], claim)}"


def check(secrets: Sequence[str], kind: TokenKind, token: str, now: datetime) -> str:
    """The id the token is for. Raises Unauthorised."""
    if not token:
        raise Unauthorised(f"This needs the header X-{kind.title()}-Token, as it was given out.")
    claim, _, signature = token.rpartition(".")
    parts = claim.split(".")
    # As bytes, because compare_digest refuses strings that are not ASCII, and a header may hold anything.
    found = signature.encode()
    genuine = any(hmac.compare_digest(found, _signature(secret, claim).encode()) for secret in secrets)
    if not genuine or len(parts) != 3 or parts[0] != kind:
        raise Unauthorised(f"This X-{kind.title()}-Token is not one of ours; use the one you were given, unchanged.")
    if datetime.fromtimestamp(int(parts[2], 16), UTC) <= now:
        raise Unauthorised("This token has expired, and what it was for has been erased. Start anew.")
    return parts[1]


def _signature(secret: str, claim: str) -> str:
    digest = hmac.new(secret.encode(), claim.encode(), hashlib.sha256).digest()
    return base64.urlsafe_b64encode(digest[:SIGNATURE_BYTES]).decode()
