"""Whom a pronoun means: candidates, features, and what the model adds."""

from dataclasses import replace

import numpy as np

from fabula.interpret.linking.antecedent_weights import WEIGHTS
from fabula.interpret.linking.antecedents import FEATURES
from fabula.records import Links
from tests.interpret.marked_texts import entity_at, make_book

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
