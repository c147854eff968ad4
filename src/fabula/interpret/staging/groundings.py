"""How a character is to a place: a linear model over named features of the words that name both.

The task is that of Soni, Sihra, Evans, Wilkens and Bamman (2023, Grounding characters and places in
narrative text), on whose training excerpts ``python -m training.groundings`` fits the weights.
"""

import math
from collections.abc import Collection, Iterator
from typing import Final

from fabula.interpret.happening.stretches import Words
from fabula.interpret.staging.grounding_weights import WEIGHTS
from fabula.interpret.wording.function_words import POSSESSIVES
from fabula.interpret.wording.word_lists import word_set

NO_PLACE: Final = "none"
RELATIONS: Final = ("in", "near", "to", "from", "through", NO_PLACE)
"""What a character can be to a place; the first five are those of :class:`Move`."""

HABIT: Final = "habit"
"""The name of the second question: is it usually so?"""

_PREPOSITIONS: Final = word_set(
    """
    in at on into to from near through by within inside outside under over across past along behind
    before beyond around round towards toward for of out upon between about with up down off onto
    """
)
_VERBS: Final = {
    "coming": word_set("come arrive return enter reach approach get land follow join"),
    "going": word_set(
        "go walk run ride drive travel hurry move step start set sail climb rush fly"
    ),
    "leaving": word_set("leave depart quit escape flee withdraw retire emerge issue"),
    "passing": word_set("pass cross traverse wander roam stroll march roll"),
    "staying": word_set(
        "stay remain live dwell lodge reside settle work sleep dine bear spend keep"
    ),
    "posing": word_set("sit stand lie wait kneel lean rest pause stop halt crouch gather meet"),
    "bringing": word_set("bring carry take send lead drag put place throw push pull drive convey"),
    "looking": word_set("look see gaze watch stare glance hear listen point peer know find notice"),
    "saying": word_set("say tell speak ask talk cry think mean hope want wish call write read"),
    "being": word_set("be become have"),
}
_CLASS_OF: Final = {verb: name for name, verbs in _VERBS.items() for verb in verbs}
_HELPERS: Final = {
    "had": "perfect", "have": "perfect", "has": "perfect", "would": "would", "used": "used",
    "could": "modal", "might": "modal", "may": "modal", "should": "modal", "must": "modal",
    "can": "modal", "will": "future", "shall": "future", "'ll": "future", "not": "not",
    "n't": "not", "never": "not", "if": "if", "always": "often", "every": "often",
    "often": "often", "usually": "often", "sometimes": "often", "generally": "often",
}  # fmt: skip
_ADVERBS: Final = word_set("here there home upstairs downstairs indoors outdoors abroad ashore")
_REACH: Final = 12


def ground_character(words: Words, character: tuple[int, int], place: tuple[int, int]) -> str:
    """The likeliest of :data:`RELATIONS`.

    Args:
        words: the words of the story.
        character: first and last row of the words that name it.
        place: the same of the place.
    """
    seen = list(find_features(words, character, place))
    return max(RELATIONS, key=lambda relation: _score(seen, relation))


def is_usual(words: Words, character: tuple[int, int], place: tuple[int, int]) -> bool:
    """Whether it is told as being so usually: *she lived in*, *he would go to*."""
    return _score(list(find_features(words, character, place)), HABIT) > 0


def weigh_relations(
    words: Words, character: tuple[int, int], place: tuple[int, int]
) -> dict[str, float]:
    """The probability of each of :data:`RELATIONS`."""
    seen = list(find_features(words, character, place))
    scores = {relation: math.exp(_score(seen, relation)) for relation in RELATIONS}
    total = sum(scores.values())
    return {relation: score / total for relation, score in scores.items()}


def _score(seen: Collection[str], answer: str) -> float:
    weights = WEIGHTS[answer]
    return sum(weights.get(name, 0.0) for name in seen)


def find_features(
    words: Words, character: tuple[int, int], place: tuple[int, int]
) -> Iterator[str]:
    """The names of what is seen."""
    yield "bias"
    yield from _see_place(words, place)
    yield from _see_character(words, character)
    verb = _verb_of(words, place)
    kind = _CLASS_OF.get(words.lemmas[verb], "other") if verb >= 0 else "no verb"
    preposition = _preposition(words, place[0])
    yield f"verb: {kind}"
    yield f"preposition: {preposition}"
    yield f"{kind} {preposition if preposition in _TELLING else '…'}"
    yield from _see_distance(words, character, place)
    if verb >= 0:
        low, high = words.unit_start(verb), words.unit_end(verb)
        around = words.forms[max(low, verb - 5) : min(high, verb + 3)]
        yield from {f"said: {_HELPERS[form]}" for form in around if form in _HELPERS}
        yield f"tense: {words.xpos[verb]}"
        role = _role(words, character, verb)
        yield f"character {role}"
        yield f"character {role}, {kind}"


_TELLING: Final = word_set("in at on into to from near through by toward towards across")


def _see_place(words: Words, place: tuple[int, int]) -> Iterator[str]:
    first, last = place
    form = words.forms[first]
    if words.upos[last] == "PROPN":
        yield "place: name"
    if first == last and (words.upos[first] == "PRON" or form in _ADVERBS):
        yield f"place: {form if form in _ADVERBS else 'pronoun'}"
    if form in POSSESSIVES:
        yield "place: owned"
    if form in {"a", "an"}:
        yield "place: a"
    if words.relations[last].startswith("nsubj"):
        yield "place: acts"
    if words.relations[last] == "compound" or (
        last + 1 < len(words) and words.forms[last + 1] == "'s"
    ):
        yield "place: describes"
    if words.line[first] >= 0:
        yield "place: in a line"


def _see_character(words: Words, character: tuple[int, int]) -> Iterator[str]:
    form = words.forms[character[0]]
    if form in POSSESSIVES and words.xpos[character[0]] == "PRP$":
        yield "character: owner"
    if form in {"i", "me", "my", "we", "us", "our"}:
        yield "character: first person"
    if form in {"you", "your"}:
        yield "character: you"
    if form in {"a", "an", "no", "any", "some"}:
        yield "character: indefinite"
    if words.relations[character[1]].startswith("nsubj"):
        yield "character: subject"
    if form in {"it", "its"} or words.upos[character[1]] not in {"PRON", "PROPN", "NOUN"}:
        yield "character: no person"


def _see_distance(
    words: Words, character: tuple[int, int], place: tuple[int, int]
) -> Iterator[str]:
    is_before = character[0] <= place[0]
    low, high = (character[1], place[0]) if is_before else (place[1], character[0])
    gap = max(0, high - low - 1)
    yield "order: character first" if is_before else "order: place first"
    yield f"gap: {next((n for n in (0, 2, 5, 10, 20, 40) if gap <= n), 'more')}"
    units = abs(words.unit[character[0]] - words.unit[place[0]])
    yield f"apart: {min(units, 2)}"
    n_verbs = sum(words.is_verb(row) for row in range(low + 1, min(high, low + 30)))
    yield f"verbs between: {min(n_verbs, 3)}"
    rivals = sum(
        words.relations[row].startswith("nsubj") for row in range(low + 1, min(high, low + 30))
    )
    yield f"subjects between: {min(rivals, 2)}"


def _preposition(words: Words, first: int) -> str:
    """The word before a place, adjectives and articles of its own passed over."""
    low, at = words.unit_start(first), first - 1
    while at >= low and words.upos[at] in {"DET", "ADJ"}:
        at -= 1
    form = words.forms[at] if at >= low else ""
    return form if form in _PREPOSITIONS else "none"


def _verb_of(words: Words, place: tuple[int, int]) -> int:
    """The verb that the place hangs on, else the nearest before it."""
    row = place[1]
    for _ in range(_REACH):
        if words.upos[row] == "VERB":
            return row
        if words.heads[row] == row:
            break
        row = words.heads[row]
    low = max(words.unit_start(place[0]), place[0] - _REACH)
    return next((at for at in range(place[0] - 1, low - 1, -1) if words.is_verb(at)), -1)


def _role(words: Words, character: tuple[int, int], verb: int) -> str:
    """What the character is to that verb."""
    last = character[1]
    if words.heads[last] == verb:
        relation = words.relations[last].split(":")[0]
        return relation if relation in {"nsubj", "obj", "obl"} else "of it"
    governor = words.heads[verb]
    if words.heads[last] == governor and words.relations[last].startswith("nsubj"):
        return "nsubj above"
    return "elsewhere"
