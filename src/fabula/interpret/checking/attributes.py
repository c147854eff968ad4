"""What is said of how somebody is: age, eyes and hair, wounds, trade, origin."""

from collections.abc import Iterator
from typing import Final

from fabula.interpret.checking.statements import Ledger, Statement
from fabula.interpret.happening.stretches import Words
from fabula.interpret.wording.word_lists import word_set
from fabula.records import Fact, FactKind

_BEING: Final = word_set("am is are was were 's 'm")
_ONES: Final = (
    *("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"),
    *("eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen"),
    *("eighteen", "nineteen"),
)
_TENS: Final = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_NUMBERS: Final = {word: number for number, word in enumerate(_ONES)} | {
    word: 10 * number for number, word in enumerate(_TENS, 2)
}
_AFTER_AGE: Final = word_set(". , ; : ! — – and but when then now at last next this on or")
_NOT_NOW: Final = word_set("when before after till until since if that as though once while not")
_LEAST_AGE: Final = 3

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


def find_ages(ledger: Ledger) -> Iterator[Statement]:
    """*Was forty-one years old*, *Joss was thirty-four*, *Tam Oker, fourteen,*."""
    words = ledger.happenings.words
    for row, tag in enumerate(words.upos):
        if tag != "NUM" and words.forms[row] not in _TENS:
            continue
        first, end, number = _read_number(words, row)
        if first != row or number < _LEAST_AGE or number > 110:
            continue
        subject = _whose_age(ledger, first, end)
        if subject < 0:
            continue
        stop = end + 2 if words.forms[end : end + 2] == ["years", "old"] else end
        fact = _state(ledger, subject, FactKind.AGE, str(number), (first, stop))
        if fact:
            yield Statement(
                fact, f"age {_tense(words, first)}", ledger.is_sure(subject) and words.line[row] < 0
            )


def _read_number(words: Words, row: int) -> tuple[int, int, int]:
    """First row and end of the number that a word belongs to, and what it is; -1 for none."""
    form, end = words.forms[row], row + 1
    if row > 1 and words.forms[row - 1] == "-" and words.forms[row - 2] in _TENS:
        return row - 2, end, -1
    if form.isdecimal() and len(form) < len("1000"):
        return row, end, int(form)
    tens, _, ones = form.partition("-")
    if tens in _TENS and not ones and words.forms[end : end + 1] == ["-"]:
        ones, end = words.forms[end + 1], end + 2
    number = _NUMBERS.get(tens, -1)
    return row, end, number + (_NUMBERS.get(ones, -number - 1) if ones else 0)


def _whose_age(ledger: Ledger, first: int, end: int) -> int:
    """The row of the one whose age a number is; or -1."""
    words = ledger.happenings.words
    low, stop = words.unit_start(first), words.unit_end(first)
    after = words.forms[end : end + 2] if end < stop else ["."]
    has_years = after == ["years", "old"]
    before = words.forms[first - 1] if first > low else ""
    if before == "," and after[:1] == [","] and first - 2 >= low:
        is_name = words.xpos[first - 2] == "NNP" and ledger.person_at(first - 2)
        return first - 2 if is_name else -1
    at = first - 1
    while at > low and words.forms[at] in {
        "only",
        "just",
        "now",
        "then",
        "about",
        "nearly",
        "already",
    }:
        at -= 1
    if at <= low or words.forms[at] not in _BEING or not (has_years or after[0] in _AFTER_AGE):
        return -1
    if words.forms[first - 1] in {"about", "nearly"}:
        return -1
    subject = at - 1
    if words.forms[subject] in {"who", ","} and subject > low:
        return next((row for row in range(subject - 1, low - 1, -1) if ledger.person_at(row)), -1)
    opener = words.forms[subject - 1] if subject > low else ""
    return subject if opener not in _NOT_NOW and ledger.person_at(subject) else -1


def _tense(words: Words, first: int) -> str:
    """An age that somebody *is* and one that he *was* are of two times."""
    before = words.forms[max(words.unit_start(first), first - 3) : first]
    return "is" if not {"is", "am", "are", "'s", "'m"}.isdisjoint(before) else "was"


def find_looks(ledger: Ledger) -> Iterator[Statement]:
    """*His blue eyes*, *her eyes were brown*, *he had my father's red hair*."""
    words = ledger.happenings.words
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
            fact = _state(ledger, owner, FactKind.LOOKS, value, (first, end))
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
    words = ledger.happenings.words
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
    words = ledger.happenings.words
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
        fact = _state(ledger, owner, FactKind.HEALTH, f"{form} {limb} hurt", (row - 1, row + 2))
        if fact:
            yield Statement(fact, limb, ledger.is_sure(owner) and words.line[row] < 0)


def _tended(ledger: Ledger, owner: int, low: int) -> int:
    """*The doctor bound the wound in his arm*: it is not the doctor's, but the other one's."""
    words, person = ledger.happenings.words, ledger.person_at(owner)
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
    words, at = ledger.happenings.words, row - 1
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
    words = ledger.happenings.words
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
                fact = _state(ledger, subject, FactKind.OCCUPATION, lemma, (at, row + 1))
                if fact:
                    yield Statement(fact, "", is_sure=False)


def find_origins(ledger: Ledger) -> Iterator[Statement]:
    """*The one from Tennessee*, *she came from Hull*, *born in Leeds*."""
    words, places = ledger.happenings.words, ledger.happenings.places
    for row, form in enumerate(words.forms):
        if form not in {"from", "in"} or row < 2 or row + 1 >= words.unit_end(row):
            continue
        place = places.by_head.get(row + 1)
        if place is None or place.form != "PROP" or place.category not in {"GPE", "LOC"}:
            continue
        before, owner = words.forms[row - 1], -1
        clause = ledger.happenings.setting.clauses.get(row - 1)
        if form == "from" and words.upos[row - 1] in {"NOUN", "PROPN", "NUM", "PRON"}:
            owner = row - 1
        elif clause is not None and (before == "born" if form == "in" else before == "came"):
            owner = clause.subject
        elif form == "from" and before in _BEING:
            owner = row - 2
        if owner >= 0:
            name = ledger.happenings.content[place.start : place.end]
            fact = _state(ledger, owner, FactKind.ORIGIN, name, (row, row + 2))
            if fact:
                yield Statement(fact, "", is_sure=False)


def _state(
    ledger: Ledger, owner: int, kind: FactKind, value: str, rows: tuple[int, int]
) -> Fact | None:
    """The fact of the one whom a word means, if it means a person."""
    about = ledger.person_at(owner)
    if about is None:
        return None
    return Fact(about, kind, value, *ledger.happenings.span(*rows), ledger.speaker_at(rows[0]))
