"""A person who bears the name of a place is told by grammar."""

import numpy as np
import pytest

from fabula.interpret.naming.labels import settle_labels
from fabula.interpret.naming.personal_uses import PersonalUse, find_personal_uses
from fabula.records import RELATIONS, Syntax
from tests.interpret.marked_texts import Book, make_book

Arc = tuple[str, str, str]
"""A word, the word that it depends on, and how."""


def syntax_of(book: Book, *arcs: Arc) -> Syntax:
    """A tree for each text, of single words that stand there once; all other words are roots."""
    words = book.layout.words
    forms = [book.text.content[start:end] for start, end in words]
    head = np.arange(len(forms), dtype=np.int32)
    relation = np.full(len(forms), RELATIONS.index("root"), np.int8)
    for word, above, name in arcs:
        head[forms.index(word)] = forms.index(above)
        relation[forms.index(word)] = RELATIONS.index(name)
    labels = np.zeros(len(forms), np.int8)
    lemma = tuple(form.lower() for form in forms)
    return Syntax(words, labels, labels, head, relation, lemma, np.zeros(1, np.int32))


def uses_in(marked: str, *arcs: Arc) -> list[PersonalUse]:
    book = make_book(marked)
    found = find_personal_uses(book.phrases(), book.text, syntax_of(book, *arcs))
    return list(found.values())


@pytest.mark.parametrize(
    ("marked", "arc"),
    [
        ("And [Montana|GPE] laugh", ("Montana", "laugh", "nsubj")),
        ("There [Montana|GPE] was at the table", ("Montana", "table", "nsubj")),
        ("He took [Montana|GPE]'s hand", ("Montana", "hand", "nmod:poss")),
        ("[Montana|GPE] and [I] left", ("I", "Montana", "conj")),
        ("[She] and [Montana|GPE] left", ("Montana", "She", "conj")),
        ("“Come here, [Montana|GPE], now.”", ("Montana", "Come", "vocative")),
    ],
)
def test_what_only_a_person_does(marked: str, arc: Arc) -> None:
    assert uses_in(marked, arc) == [PersonalUse.DEED]


@pytest.mark.parametrize(
    ("marked", "arc"),
    [
        ("And [Montana|GPE] lay before them", ("Montana", "lay", "nsubj")),
        ("[Montana|GPE]'s rivers", ("Montana", "rivers", "nmod:poss")),
        ("[Montana|GPE] and [Idaho|GPE] are cold", ("Idaho", "Montana", "conj")),
        ("They sit in [Montana|GPE]", ("Montana", "sit", "obl")),
    ],
)
def test_what_towns_do_too(marked: str, arc: Arc) -> None:
    assert not uses_in(marked, arc)


def test_who_is_somebody_else_is_a_person() -> None:
    assert uses_in("[Montana|GPE] was [Nina].") == [PersonalUse.DEED]
    assert not uses_in("[Montana|GPE] was [home|FAC NOM].")


def test_all_that_is_said_may_be_a_cry() -> None:
    assert uses_in("“[Montana|GPE].”") == [PersonalUse.ALONE]


def categories_in(marked: str, *arcs: Arc) -> list[str]:
    book = make_book(marked)
    phrases = book.phrases()
    uses = find_personal_uses(phrases, book.text, syntax_of(book, *arcs))
    return [p.category for p in settle_labels(phrases, uses)]


def test_a_person_is_a_place_only_after_words_of_place() -> None:
    marked = "[Montana|GPE] was [Nina]. She came from [Montana|GPE].\n\n“[Montana|GPE].”"
    assert categories_in(marked) == ["PER", "PER", "GPE", "PER"]


def test_who_is_labelled_a_person_now_and_then_is_one_by_what_she_does() -> None:
    marked = "[Montana|GPE] was [Nina]. She came from [Montana|GPE].\n\n“[Montana].”"
    assert categories_in(marked) == ["PER", "PER", "GPE", "PER"]


def test_a_town_may_be_cried_and_laugh_now_and_then() -> None:
    cried = "“[Italy|GPE]!”\n\n“[Italy|GPE]!”"
    assert categories_in(cried) == ["GPE", "GPE"]
    seldom = "[Italy|GPE] was [Nina]. “[Italy|GPE]!” " + "They loved [Italy|GPE]. " * 9
    assert "PER" not in categories_in(seldom)[2:]
