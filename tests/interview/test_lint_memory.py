"""What was judged is remembered for as long as nothing changes that the verdict depends on."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from msgspec.structs import replace

from interview.lint import lint
from interview.lint.remembered import ROOT, Remembered, digest, sources
from interview.model import Pack
from interview.packs import bank

TOPICS = bank().topics
PACKS = bank().packs[:3]
FIRST, *_ = PACKS


class Watched:
    """A memory that tells what it had to judge, by the first thing that tells one from another."""

    def __init__(self, memory: Remembered) -> None:
        self._memory, self.judged = memory, list[str]()

    def __call__(self, what: object, judge: Callable[[], list[str]]) -> list[str]:
        def seen() -> list[str]:
            self.judged.append(what[1].id)  # type: ignore[index]
            return judge()

        return self._memory(what, seen)


def judged(folder: Path, packs: tuple[Pack, ...], code: str = "now") -> tuple[set[str], list[str]]:
    """Which packs were judged, and what the lint said."""
    watched = Watched(Remembered(folder, code))
    said = lint(packs, TOPICS, verdict=watched)
    return set(watched.judged), said


def ids(packs: tuple[Pack, ...]) -> set[str]:
    return {pack.id for pack in packs}


def test_an_unchanged_pack_is_judged_once(tmp_path: Path) -> None:
    assert judged(tmp_path, PACKS) == (ids(PACKS), [])
    assert judged(tmp_path, PACKS) == (set(), [])


def test_a_changed_wording_is_judged_again_and_its_problem_is_told_each_time(tmp_path: Path) -> None:
    judged(tmp_path, PACKS)
    one = FIRST.concepts[0]
    changed = replace(FIRST, concepts=(replace(one, says=(*one.says, FIRST.ask)), *FIRST.concepts[1:]))
    packs = (changed, *PACKS[1:])
    found, said = judged(tmp_path, packs)
    assert found == {FIRST.id}
    assert any(f"concept {one.id}: wording" in line and "only words of the question" in line for line in said)
    assert judged(tmp_path, packs) == (set(), said)


def test_whoever_meets_a_changed_answer_is_judged_again(tmp_path: Path) -> None:
    judged(tmp_path, PACKS)
    examples = tuple(replace(e, text=f"{e.text} So.") if e.grade == "strong" else e for e in FIRST.examples)
    assert judged(tmp_path, (replace(FIRST, examples=examples), *PACKS[1:]))[0] == ids(PACKS)


def test_other_code_judges_all_again_and_what_the_old_one_said_is_dropped(tmp_path: Path) -> None:
    judged(tmp_path, PACKS, "before")
    assert judged(tmp_path, PACKS, "after")[0] == ids(PACKS)
    assert [folder.name for folder in tmp_path.iterdir()] == ["after"]


def test_the_code_that_judges_is_all_that_the_lint_imports_directly_or_not(tmp_path: Path) -> None:
    named = {file.relative_to(ROOT).as_posix() for file in sources("interview.lint", ROOT)}
    wanted = ("lint/rules", "lint/scored", "scoring", "coverage", "text", "stemming", "story", "packs", "model")
    assert {f"interview/{name}.py" for name in wanted} <= named
    assert "interview/report.py" not in named
    (tmp_path / "one.py").write_text("from two import b\n", "utf-8")
    (tmp_path / "two").mkdir()
    (tmp_path / "two" / "__init__.py").write_text("import json\n", "utf-8")
    (tmp_path / "two" / "b.py").write_text("HALF = 0.5\n", "utf-8")
    before = digest(sources("one", tmp_path))
    (tmp_path / "two" / "b.py").write_text("HALF = 0.6\n", "utf-8")
    assert digest(sources("one", tmp_path)) != before
