"""A reply is taken only if it is JSON and fits what was asked for, and the fault is told so that it can be mended."""

from __future__ import annotations

from typing import Any

import pytest

from providers.errors import BadOutput
from providers.fits import checked, misfit

SCHEMA: dict[str, Any] = {
    "type": "object",
    "properties": {
        "score": {"type": "integer", "minimum": 1, "maximum": 5},
        "why": {"type": ["string", "null"], "maxLength": 10},
        "sort": {"enum": ["a", "b"]},
        "parts": {"type": "array", "items": {"$ref": "#/$defs/part"}, "minItems": 1},
    },
    "required": ["score"],
    "additionalProperties": False,
    "$defs": {"part": {"anyOf": [{"type": "null"}, {"type": "object", "required": ["n"]}]}},
}


@pytest.mark.parametrize(
    "said",
    [
        '{"score": 3}',
        ' {"score": 3.0, "why": null, "sort": "b", "parts": [null, {"n": 1}]}\n',
        '```json\n{"score": 3}\n```',
        'Here it is:\n```\n{"score": 3}\n```\nI hope it helps.',
        'Sure! {"score": 3} Anything else?',
    ],
)
def test_a_fitting_reply_is_taken_out_of_what_stands_around_it(said: str) -> None:
    assert '"score": 3' in checked(said, SCHEMA)


@pytest.mark.parametrize(
    ("said", "fault"),
    [
        ("", "not JSON"),
        ("I would give it a 3.", "not JSON"),
        ('{"score": 3', "not JSON"),
        ("[" * 100_000, "not JSON"),
        ("[3]", r"\$ must be of type object"),
        ("{}", r"\$\.score is missing"),
        ('{"score": "3"}', r"\$\.score must be of type integer"),
        ('{"score": true}', r"\$\.score must be of type integer"),
        ('{"score": 3.5}', r"\$\.score must be of type integer"),
        ('{"score": 6}', r"value of \$\.score must be 5 or less"),
        ('{"score": 3, "why": "far too long"}', r"length of \$\.why must be 10 or less"),
        ('{"score": 3, "sort": "c"}', r"\$\.sort must be one of"),
        ('{"score": 3, "parts": []}', r"length of \$\.parts must be 1 or more"),
        ('{"score": 3, "parts": [{"n": 1}, {}]}', r"\$\.parts\[1\] must be of type null"),
        ('{"score": 3, "extra": 1}', r"\$\.extra is not asked for"),
    ],
)
def test_what_does_not_fit_is_told_with_its_place(said: str, fault: str) -> None:
    with pytest.raises(BadOutput, match=fault) as refused:
        checked(said, SCHEMA)
    assert refused.value.text == said


def test_a_constant_is_what_it_is() -> None:
    assert not misfit("x", {"const": "x"}, {})
    assert misfit("y", {"const": "x"}, {})
