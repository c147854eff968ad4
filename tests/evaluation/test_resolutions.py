"""MUC and B³ by form and distance: the parts add up to the published whole."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evaluation.scorers.coreference import (
    Clusters,
    cluster_mentions,
    score_b_cubed,
    score_muc,
)
from evaluation.scorers.resolutions import (
    Anaphor,
    PlacedMention,
    Side,
    find_anaphors,
    score_anaphors,
    score_b_cubed_of_form,
)
from evaluation.scores import Counts

FORMS = ("PROP", "NOM", "PRON")


def place(words: str, forms: str) -> Side:
    """``a1`` is mention a of cluster 1, each a sentence; P(roper), N(ominal), O (pronoun)."""
    names = dict(zip("PNO", FORMS, strict=True))
    return [
        PlacedMention(word[0], word[1], names[form], sentence)
        for sentence, (word, form) in enumerate(zip(words.split(), forms, strict=True))
    ]


def test_an_anaphor_is_resolved_by_any_earlier_mention() -> None:
    gold = place("a1 b1 c2 d1 e2", "PONOO")
    # b is torn off; d is with a again; e stands alone
    homes = {m.key: m.cluster for m in place("a1 b2 d1 e3", "PONO")}
    found = [(a.form, a.n_sentences, a.is_resolved) for a in find_anaphors(gold, homes)]
    assert found == [("PRON", 1, False), ("PRON", 2, True), ("PRON", 2, False)]


def test_counts_by_form_are_those_computed_by_hand() -> None:
    gold, predicted = place("a1 b1 c1 d2", "PNOP"), place("a1 b1 c2 d2", "PNOP")
    # gold links: b (nominal) right, c (pronoun) lost; predicted links: b right, d (a name) wrong
    by_form = {form: score_anaphors(gold, predicted, has_form(form)) for form in FORMS}
    assert by_form == {
        "PROP": Counts(0, 1, 0, 0),
        "NOM": Counts(1, 1, 1, 1),
        "PRON": Counts(0, 0, 0, 1),
    }
    # B³ of names: a has 2 of its gold 3 with it and 2 of 2 predicted; d 1 of 1, and 1 of 2
    counts = score_b_cubed_of_form(gold, predicted, "PROP")
    assert counts.right_gold == pytest.approx(2 / 3 + 1)
    assert counts.right_predicted == pytest.approx(1 + 1 / 2)
    assert (counts.n_gold, counts.n_predicted) == (2, 2)


ROWS = st.lists(
    st.tuples(st.integers(0, 3), st.sampled_from(FORMS), st.integers(0, 2), st.booleans()),
    max_size=12,
)


def has_form(form: str) -> Callable[[Anaphor], bool]:
    return lambda anaphor: anaphor.form == form


def build(rows: list[tuple[int, str, int, bool]]) -> Side:
    """A side that holds some of the mentions 0, 1, …, with sentences that grow."""
    sentence, side = 0, []
    for key, (cluster, form, step, is_there) in enumerate(rows):
        sentence += step
        if is_there:
            side.append(PlacedMention(key, cluster, form, sentence))
    return side


def clusters(side: Side) -> Clusters:
    return cluster_mentions({m.key: m.cluster for m in side})


@given(ROWS, ROWS)
def test_forms_add_up_to_muc_and_b_cubed(
    one: list[tuple[int, str, int, bool]], other: list[tuple[int, str, int, bool]]
) -> None:
    gold, predicted = build(one), build(other)
    muc, b3 = score_muc(clusters(gold), clusters(predicted)), Counts()
    parts = Counts()
    for form in FORMS:
        parts += score_anaphors(gold, predicted, has_form(form))
        b3 += score_b_cubed_of_form(gold, predicted, form)
    near = score_anaphors(gold, predicted, lambda a: a.n_sentences < 2)
    far = score_anaphors(gold, predicted, lambda a: a.n_sentences >= 2)
    assert parts == muc == near + far
    whole = score_b_cubed(clusters(gold), clusters(predicted))
    assert (b3.right_gold, b3.n_gold) == pytest.approx((whole.right_gold, whole.n_gold))
    assert (b3.right_predicted, b3.n_predicted) == pytest.approx(
        (whole.right_predicted, whole.n_predicted)
    )
