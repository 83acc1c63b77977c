"""A score from one reference answer, or from none: what counts, and what only looks like it."""

from __future__ import annotations

import pytest

from interview.one_reference import UNCHECKED, judge_reference

QUESTION = "How long does it take until both jobs are done?"
REFERENCE = "It takes nine seconds: job one runs for four seconds, and then job two waits five seconds for the disk."


def test_another_figure_than_the_one_asked_for_costs_more_than_its_word() -> None:
    right = judge_reference(QUESTION, REFERENCE, "It takes nine seconds, four for job one and five for the disk.")
    wrong = judge_reference(QUESTION, REFERENCE, "It takes 17 seconds, 12 for job one and 5.5 for the disk.")
    assert right - wrong > 1.0


def test_figures_weigh_nothing_extra_where_none_was_asked_for() -> None:
    question, reference = "Why is the disk the bottleneck?", "Reading takes 5 ms, a thousand times more than memory."
    plain = judge_reference(question, reference, "Reading takes far more than memory.")
    assert judge_reference(question, reference, "Reading takes 9 ms, far more than memory.") >= plain - 0.5


@pytest.mark.parametrize("reference", ["The base case is missing.", "The base case is missing, so it never stops."])
def test_a_statement_turned_round_is_worth_less(reference: str) -> None:
    question = "Why does the recursion not end?"
    assert judge_reference(question, reference, f"It is not true that {reference.lower()}") < 2.6


def test_words_in_a_heap_are_worth_less_than_sentences() -> None:
    heap = "one five for waits two and It the runs nine job seconds: seconds takes for then job the disk. seconds four"
    assert judge_reference(QUESTION, REFERENCE, heap) < judge_reference(QUESTION, REFERENCE, REFERENCE) - 2


def test_a_tiny_reference_leaves_the_benefit_of_the_doubt() -> None:
    other_words = "whatever number your project happens to need"
    assert judge_reference("How many are allowed?", "Unlimited.", other_words) > 1.5
    assert judge_reference(QUESTION, REFERENCE, other_words) < 1.4


def test_without_a_reference_much_said_scores_higher_but_never_full() -> None:
    question = "Explain how a neural network learns."
    short = judge_reference(question, "", "A network learns from examples.")
    long = "A network learns by comparing its output with the wanted one and passing the error back, layer by layer, "
    long += "so that each weight moves a small step down the gradient, again and again over many labelled examples."
    assert 1.0 < short < judge_reference(question, "", long) <= UNCHECKED
    for nothing in ("", "I don't know", question):
        assert judge_reference(question, "", nothing) == 1.0
