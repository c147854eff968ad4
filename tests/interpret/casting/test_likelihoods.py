"""What the model thinks of whom mentions mean, among mentions that others were added to."""

import numpy as np

from fabula.interpret.casting.figures import Figure
from fabula.interpret.casting.likelihoods import Likelihoods
from fabula.records import Links, Mentions
from tests.interpret.marked_texts import make_book

# Tom, Ann and he, whom the model thinks to be Tom with 0.6 and Ann with 0.1.
LINKS = Links(
    antecedent=np.array([[-1, -1], [0, -1], [0, 1]], np.int32),
    score=np.log(np.array([[1e-9, 1e-9], [0.2, 1e-9], [0.6, 0.1]], np.float32)),
    none=np.log(np.array([1, 0.8, 0.3], np.float32)),
)


def _mentions(marked: str) -> Mentions:
    return make_book(marked).annotations.mentions


def test_probabilities_of_one_entity_are_added() -> None:
    book = make_book("[Tom] met [Ann]. [He] smiled.")
    mentions, phrases = book.annotations.mentions, book.phrases()
    likelihoods = Likelihoods(LINKS, mentions, mentions)
    tom, ann = Figure("PER"), Figure("PER")
    found = likelihoods.of_figures(phrases[2], {0: tom, 1: ann})
    np.testing.assert_allclose([found[tom], found[ann]], [0.6, 0.1], rtol=1e-5)
    found = likelihoods.of_figures(phrases[2], {0: tom, 1: tom})
    np.testing.assert_allclose(found[tom], 0.7, rtol=1e-5)


def test_rows_are_those_of_all_mentions() -> None:
    found = _mentions("[Tom] met [Ann]. [He] smiled.")
    book = make_book("[Tom] [met] [Ann]. [He] smiled.")
    likelihoods = Likelihoods(LINKS, found, book.annotations.mentions)
    tom, met, ann = (Figure("PER") for _ in range(3))
    of_row = {0: tom, 1: met, 2: ann}
    probable = likelihoods.of_figures(book.phrases()[3], of_row)
    np.testing.assert_allclose([probable[tom], probable[ann]], [0.6, 0.1], rtol=1e-5)
    assert met not in probable
    # Of a mention that was added the model says nothing.
    assert not likelihoods.of_figures(book.phrases()[1], of_row)


def test_a_text_without_links_tells_nothing() -> None:
    book = make_book("[Tom] met [Ann].")
    mentions = book.annotations.mentions
    likelihoods = Likelihoods(Links.nothing(), mentions, mentions)
    assert not likelihoods.of_figures(book.phrases()[1], {0: Figure("PER")})
