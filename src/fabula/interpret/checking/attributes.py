"""What is said of how somebody is: eyes and hair, wounds, trade, origin."""

from collections.abc import Iterator
from typing import Final

from fabula.interpret.checking.statements import Ledger, Statement, state_fact
from fabula.interpret.happening.stretches import Words
from fabula.interpret.wording.word_lists import word_set
from fabula.records import FactKind

_BEING: Final = word_set("am is are was were 's 'm")
COLOURS: Final = word_set(
    """
    blue grey gray brown black green hazel dark violet amber golden blond blonde yellow fair flaxen
    red auburn chestnut raven sandy white silver copper ginger
    """
)

_FEATURES: Final = {"eye": "eyes", "eyes": "eyes", "hair": "hair", "beard": "beard"}
_NO_EYES: Final = word_set("red white fair silver sandy ginger copper")
_LIMBS: Final = word_set("arm leg hand foot eye ear shoulder wrist knee ankle thigh cheek lung hip")
_SIDES: Final = word_set("left right")
_HURT: Final = word_set(
    """
    wound wounded break broken hit shoot shot strike struck crush fracture cut hurt injure burn
    sprain lose lost bandage bind bound splint sling bullet amputate stab freeze frozen lame maim
    """
)

_TENDING: Final = word_set("bind bandage dress splint bathe tend stitch sew examine")
_TRADES: Final = word_set(
    """
    doctor lawyer farmer carpenter teacher schoolmaster schoolmistress governess servant sailor
    soldier captain clerk merchant priest clergyman vicar curate minister nurse cook butler groom
    gardener blacksmith miller baker butcher tailor shoemaker fisherman hunter miner engineer
    architect painter sculptor musician singer actor actress writer poet journalist editor printer
    bookseller banker broker policeman detective judge magistrate barrister solicitor attorney
    surgeon dentist chemist druggist professor tutor student weaver shepherd coachman porter
    innkeeper landlord landlady shopkeeper dressmaker seamstress laundress milliner housekeeper
    housemaid secretary typist librarian waiter waitress barber watchmaker jeweller mason plumber
    deacon dancer pilot ferryman smuggler poacher trapper missionary monk nun botanist naturalist
    """
)


def find_looks(ledger: Ledger) -> Iterator[Statement]:
    """*His blue eyes*, *her eyes were brown*, *he had my father's red hair*."""
    words = ledger.telling.words
    for row, form in enumerate(words.forms):
        if form not in _FEATURES or form == "eye":
            continue
        colour = _colour_of(words, row)
        if colour < 0 or (form == "eyes" and words.forms[colour] in _NO_EYES):
            continue
        value = f"{words.forms[colour]} {form}"
        for owner in _owners(ledger, min(row, colour), row):
            first, end = min(owner, colour, row), max(owner, colour, row) + 1
            first = first if end - first < 12 else min(colour, row)
            fact = state_fact(ledger, owner, FactKind.LOOKS, value, (first, end))
            if fact:
                yield Statement(fact, form, ledger.is_sure(owner) and words.line[row] < 0)


def _colour_of(words: Words, row: int) -> int:
    """The row of the colour right before a feature, or said of it by a form of *be*; or -1."""
    low, end = words.unit_start(row), words.unit_end(row)
    if row > low and words.forms[row - 1] in COLOURS:
        return row - 1
    is_said = row + 2 < end and words.forms[row + 1] in {"was", "were", "is", "are"}
    told = row + 3 if is_said and words.forms[row + 2] in {"very", "quite", "a", "of"} else row + 2
    if is_said and told < end and words.forms[told] in COLOURS:
        after = words.forms[told + 1] if told + 1 < end else "."
        return told if after in {".", ",", ";", "and", "but", "like"} else -1
    return -1


def _owners(ledger: Ledger, first: int, row: int) -> Iterator[int]:
    """Whose feature it is: the owner by grammar, and who *had* it."""
    words = ledger.telling.words
    low = words.unit_start(row)
    at = first - 1
    while at > low and words.upos[at] in {"ADJ", "ADV", "CCONJ", "PUNCT", "NUM"}:
        at -= 1
    if words.forms[at] in {"'s", "'"} and at > low:
        at -= 1
        yield at
    elif words.xpos[at] == "PRP$" and words.forms[at] not in {"their", "our", "your"}:
        yield at
        return
    elif words.forms[at] == "with" and at - 1 >= low and words.upos[at - 1] in {"NOUN", "PROPN"}:
        yield at - 1
        return
    while (
        at > low
        and words.upos[at] in {"NOUN", "PROPN", "DET", "ADJ", "PRON"}
        and (words.forms[at] not in {"he", "she", "i"})
    ):
        at -= 1
    if words.forms[at] in {"had", "has", "'ve"} and at > low:
        yield at - 1


def find_wounds(ledger: Ledger) -> Iterator[Statement]:
    """*Took Brand in the left arm*, *the wound in his right arm*."""
    words = ledger.telling.words
    for row, form in enumerate(words.forms):
        is_sided = form in _SIDES and row + 1 < len(words) and words.lemmas[row + 1] in _LIMBS
        if not is_sided or words.unit[row + 1] != words.unit[row]:
            continue
        low, end = words.unit_start(row), words.unit_end(row)
        near = range(max(low, row - 6), min(row + 5, end))
        is_hurt = any(
            words.lemmas[at] in _HURT or (at not in (row, row + 1) and words.forms[at] in _HURT)
            for at in near
        )
        owner = _wounded_at(ledger, row, low)
        if owner < 0 or not (is_hurt or words.lemmas[owner - 1] in {"take", "catch", "hit"}):
            continue
        limb = words.lemmas[row + 1]
        owner = _tended(ledger, owner, low)
        fact = state_fact(ledger, owner, FactKind.HEALTH, f"{form} {limb} hurt", (row - 1, row + 2))
        if fact:
            yield Statement(fact, limb, ledger.is_sure(owner) and words.line[row] < 0)


def _tended(ledger: Ledger, owner: int, low: int) -> int:
    """*The doctor bound the wound in his arm*: it is not the doctor's, but the other one's."""
    words, person = ledger.telling.words, ledger.person_at(owner)
    tends = [at for at in range(low, owner) if words.lemmas[at] in _TENDING and at in ledger.events]
    if (
        not tends
        or words.forms[owner + 1] == "own"
        or person not in ledger.events[tends[-1]].agents
    ):
        return owner
    named = [
        at
        for at in range(low, owner)
        if words.xpos[at] == "NNP" and ledger.person_at(at) not in {None, person}
    ]
    return named[-1] if len({ledger.person_at(at) for at in named}) == 1 else owner


def _wounded_at(ledger: Ledger, row: int, low: int) -> int:
    """Whose limb it is: *his right arm*, *took Brand in the left arm*; or -1."""
    words, at = ledger.telling.words, row - 1
    if at < low:
        return -1
    if words.xpos[at] == "PRP$":
        return at
    if words.forms[at] in {"'s", "'"}:
        return at - 1
    is_in = words.forms[at] == "the" and words.forms[at - 1] in {"in", "on", "through", "across"}
    return at - 2 if is_in and at - 2 > low and ledger.person_at(at - 2) else -1


def find_trades(ledger: Ledger) -> Iterator[Statement]:
    """*She was a nurse*, *Pell, a carpenter,*; and *he was from Hull*."""
    words = ledger.telling.words
    for row, lemma in enumerate(words.lemmas):
        if lemma in _TRADES and words.upos[row] == "NOUN" and row > 1:
            at = row - 1
            low = words.unit_start(row)
            while at > low and words.upos[at] in {"ADJ", "NOUN"}:
                at -= 1
            if words.forms[at] not in {"a", "an"} or at - 2 < low:
                continue
            before = words.forms[at - 1]
            subject = at - 2 if before in _BEING else -1
            if (
                before == ","
                and words.xpos[at - 2] == "NNP"
                and words.forms[row + 1] in {",", ".", "of"}
            ):
                subject = at - 2
            if subject >= 0:
                fact = state_fact(ledger, subject, FactKind.OCCUPATION, lemma, (at, row + 1))
                if fact:
                    yield Statement(fact, "", is_sure=False)


def find_origins(ledger: Ledger) -> Iterator[Statement]:
    """*The one from Tennessee*, *she came from Hull*, *born in Leeds*."""
    words, places = ledger.telling.words, ledger.telling.places
    for row, form in enumerate(words.forms):
        if form not in {"from", "in"} or row < 2 or row + 1 >= words.unit_end(row):
            continue
        place = places.by_head.get(row + 1)
        if place is None or place.form != "PROP" or place.category not in {"GPE", "LOC"}:
            continue
        before, owner = words.forms[row - 1], -1
        clause = ledger.telling.setting.clauses.get(row - 1)
        if form == "from" and words.upos[row - 1] in {"NOUN", "PROPN", "NUM", "PRON"}:
            owner = row - 1
        elif clause is not None and (before == "born" if form == "in" else before == "came"):
            owner = clause.subject
        elif form == "from" and before in _BEING:
            owner = row - 2
        if owner >= 0:
            name = ledger.telling.content[place.start : place.end]
            fact = state_fact(ledger, owner, FactKind.ORIGIN, name, (row, row + 2))
            if fact:
                yield Statement(fact, "", is_sure=False)
