"""Where the page sends recordings: the blob service of the app's storage, if recordings are on."""

from __future__ import annotations

from collections.abc import Mapping

from localhost.environment import STORAGE
from settings import is_on


def recordings_at(env: Mapping[str, str]) -> str:
    """The origin of the blob service, such as `http://127.0.0.1:10000`; "" where recordings are off."""
    if not is_on(env.get("RECORDINGS", "")):
        return ""
    told = dict(part.split("=", 1) for part in env.get(STORAGE, "").split(";") if "=" in part)
    named = f"https://{told.get('AccountName')}.blob.{told.get('EndpointSuffix', 'core.windows.net')}"
    return "/".join(told.get("BlobEndpoint", named).split("/")[:3])
