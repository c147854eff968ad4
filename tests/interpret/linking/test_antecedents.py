"""Whom a pronoun means: candidates, features, and what the model adds."""

from dataclasses import replace

import numpy as np
import pytest

from fabula.interpret.casting.likelihoods import Likelihoods
from fabula.interpret.casting.memories import Memory
from fabula.interpret.casting.tellers import Tellers
from fabula.interpret.linking.antecedent_weights import WEIGHTS
from fabula.interpret.linking.antecedents import FEATURES
from fabula.interpret.linking.links import link_phrases
from fabula.interpret.naming.groupings import group_names
from fabula.interpret.wording.phrases import Phrase
from fabula.records import Links
from tests.interpret.marked_texts import Book, entity_at, make_book

TWO = "[Tom Hale] stood beside [John Reed]. [He] smiled."


def test_every_feature_has_its_weight() -> None:
    assert tuple(WEIGHTS) == FEATURES


def test_the_model_decides_between_two_who_fit() -> None:
    book = make_book(TWO)
    for meant, name in ((0, "tom-hale"), (1, "john-reed")):
        score = np.full((3, 2), -np.inf, np.float32)
        score[2, 0] = np.log(0.95)
        antecedent = np.array([[-1, -1], [-1, -1], [meant, 1 - meant]], np.int32)
        links = Links(antecedent, score, np.log(np.array([1, 1, 0.05], np.float32)))
        told = replace(book, annotations=replace(book.annotations, links=links))
        assert entity_at(told.story(), "He") == name


def test_gender_and_number_are_never_outweighed() -> None:
    story = make_book("[Ann Vane] met [the boys]. [John Reed] came. [She] smiled.").story()
    assert entity_at(story, "She") == "ann-vane"


def test_an_object_is_hardly_the_subject_of_its_clause() -> None:
    story = make_book("[Tom Hale] was there. [John Reed] saw [him].").story()
    assert entity_at(story, "him") == "tom-hale"


def test_what_takes_up_a_doubtful_pronoun_is_as_doubtful() -> None:
    book = make_book("[Tom Hale] stood beside [John Reed]. [He] smiled. [He] sat.")
    memory, phrases = _linked(book)
    believed = memory.beliefs[phrases[2].row]
    assert sum(believed.values()) == pytest.approx(1, abs=0.1)
    likely = memory.likelihoods.of_figures(phrases[3], memory.of_row, memory.beliefs)
    assert likely == pytest.approx({who: 0.9 * chance for who, chance in believed.items()})


def test_they_who_answer_to_nobody_before_are_somebody_new() -> None:
    book = make_book("[The men] sang. [Ann Vane] met [Tom Hale]. [They] kissed.")
    for none, is_new in ((0.01, False), (0.99, True)):
        score = np.log(np.full((4, 1), 1 - none, np.float32))
        antecedent = np.array([[-1], [-1], [-1], [0]], np.int32)
        links = Links(antecedent, score, np.log(np.full(4, none, np.float32)))
        told = replace(book, annotations=replace(book.annotations, links=links))
        story = told.story()
        assert (entity_at(story, "They") != entity_at(story, "The men")) is is_new


def _linked(book: Book) -> tuple[Memory, list[Phrase]]:
    """The first pass over a book of four mentions, of which the last takes up the third."""
    score = np.log(np.full((4, 1), 0.9, np.float32))
    antecedent = np.array([[-1], [-1], [1], [2]], np.int32)
    links = Links(antecedent, score, np.log(np.full(4, 0.1, np.float32)))
    phrases = book.settled()
    names = group_names([(p.name_words, p.paragraph) for p in phrases if p.form == "PROP"], None)
    likelihoods = Likelihoods(links, book.annotations.mentions, book.annotations.mentions)
    return link_phrases(phrases, names, Tellers(), likelihoods=likelihoods), phrases


def test_in_a_line_the_one_talked_of_is_meant() -> None:
    marked = (
        "[Tom Hale] met [John Reed] and [Ann Vane].\n\n“[Tom Hale] is ill,” said [Ann Vane].\n\n"
        "[John Reed] nodded. “Is [he]?” said [John Reed]."
    )
    assert entity_at(make_book(marked).story(), "he") == "tom-hale"
