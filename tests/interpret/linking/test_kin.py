"""Which named person *her sister* is."""

from fabula.interpret.casting.figures import Figure
from fabula.interpret.casting.memories import Memory
from fabula.interpret.linking.kin import FEATURES, Kindred, Lines, choose_kin
from fabula.interpret.wording.phrases import Phrase
from tests.interpret.marked_texts import entity_at, make_book

_TOLD = "[Emma Vane] saw [Isabella Vane], [[her] sister], at the gate.\n\n"
_LATER = "[Emma Vane] spoke of [[her] sister] again.\n\n"


def _kindred(owner: Figure, word: str, figure: Figure, n_phrases: int) -> Kindred:
    phrases = tuple(_phrase() for _ in range(n_phrases))
    row = dict.fromkeys(FEATURES, 0.0) | {"called so by name": 5.0}
    return Kindred(owner, word, phrases, (figure,), (tuple(row.values()), (0.0,) * len(FEATURES)))


def _phrase() -> Phrase:
    return make_book("[Her sister] sang.").phrases()[0]


def test_a_sister_named_once_is_meant_later() -> None:
    story = make_book(_TOLD * 8 + _LATER * 3).story()
    assert entity_at(story, "her sister", 10) == entity_at(story, "Isabella Vane")


def test_a_husband_is_no_father() -> None:
    her, him = Figure("PER", "f"), Figure("PER", "m")
    husband, father = _kindred(her, "husband", him, 9), _kindred(her, "father", him, 3)
    chosen = list(choose_kin([husband, father], Memory(), Lines()))
    assert {phrase for phrase, _ in chosen} == set(husband.phrases)


def test_her_father_is_he_whose_daughter_she_is() -> None:
    her, him = Figure("PER", "f"), Figure("PER", "m")
    father, daughter = _kindred(her, "father", him, 3), _kindred(him, "daughter", her, 9)
    chosen = list(choose_kin([father, daughter], Memory(), Lines()))
    assert {figure for _, figure in chosen} == {her, him}


def test_nobody_is_spoken_of_to_himself() -> None:
    her, him = Figure("PER", "f"), Figure("PER", "m")
    father = _kindred(her, "father", him, 3)
    row = father.phrases[0].quotation
    lines = Lines(speakers={row: her}, hearers={row: (him,)})
    assert not list(choose_kin([father], Memory(), lines))
