"""How alike a line sounds to what each figure is known to say."""

import numpy as np

from fabula.interpret.casting.figures import Figure
from fabula.interpret.speaking.styles import Styles, learn_styles
from fabula.interpret.speaking.turns import Turn

EMMA, FRANK = Figure("PER"), Figure("PER")


def say(words: str) -> Turn:
    return Turn([0], 0, 1, 0, words=tuple(words.split()))


def test_words_tell_who_talks_so() -> None:
    turns = [say("upon my word"), say("old fellow indeed"), say("upon my soul")]
    styles = learn_styles(turns, [EMMA, FRANK, None])
    emma, frank = styles.compare(turns[2], [EMMA, FRANK], None)
    assert emma > 0 > frank


def test_a_line_says_nothing_of_itself() -> None:
    turns = [say("upon my word"), say("upon my word")]
    alone = learn_styles(turns[:1], [EMMA])
    np.testing.assert_allclose(alone.compare(turns[0], [EMMA], EMMA), 0, atol=1e-9)
    twice = learn_styles(turns, [EMMA, EMMA])
    assert len(twice.compare(turns[0], [EMMA], EMMA)) == 1


def test_a_stranger_sounds_neither_like_it_nor_unlike() -> None:
    turns = [say("upon my word"), say("old fellow indeed"), say("something quite new")]
    styles = learn_styles(turns, [EMMA, FRANK, None])
    emma, stranger, frank = styles.compare(turns[2], [EMMA, Figure("PER"), FRANK], None)
    assert emma + frank == stranger == 0


def test_who_is_not_known_sounds_like_nobody() -> None:
    turns = [say("upon my word"), say("")]
    styles = learn_styles(turns, [EMMA, None])
    assert styles.compare(turns[0], [FRANK], None).tolist() == [0]
    assert styles.compare(turns[1], [EMMA, FRANK], None).tolist() == [0, 0]
    assert Styles().compare(turns[1], [EMMA], None).tolist() == [0]
