"""`%SETTING%` references in triggers."""

from __future__ import annotations

import re
from collections.abc import Mapping

from localhost.trouble import Trouble


def resolve(text: str, environment: Mapping[str, str]) -> str:
    """`text` with every %SETTING% replaced; Trouble that names a setting that is missing."""

    def value(found: re.Match[str]) -> str:
        setting = environment.get(found[1], "")
        if not setting:
            raise Trouble(f"the setting {found[1]} is missing, and a trigger refers to it as {found[0]}.")
        return setting

    return re.sub(r"%([^%]+)%", value, text)
