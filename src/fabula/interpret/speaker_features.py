"""What tells for and against each candidate at each turn, as numbers."""

from typing import Final

import numpy as np
from numpy.typing import NDArray

from fabula.interpret.candidates import Candidates, Scene
from fabula.interpret.figures import Figure
from fabula.interpret.memories import Memory
from fabula.interpret.phrases import Phrase
from fabula.interpret.presences import find_recency, find_shares
from fabula.interpret.turns import Place, Turn

Features = NDArray[np.float32]

MIN_KNOWN_NOUNS: Final = 12
"""A nameless figure that nouns have named so often is as good as named."""

_RELATIONS: Final = ("name", "pronoun", "noun", "fits", "clashes")
_SLOTS: Final = ("rule", "beat", *(place.name.lower() for place in Place))
_CONTEXT: Final = ("called", "named", "told")

FEATURES: Final = (
    *(f"{slot}: {relation}" for slot in _SLOTS for relation in _RELATIONS),
    "rule: known noun",
    "rule: first person clashes",
    *(f"{what} in {where}" for where in ("it", "the turn before", "the turn after", "the one before that") for what in _CONTEXT),
    "object beside the turn before",
    "has a name",
    "of a given cast",
    "narrates",
    "claim",
    "presence",
    "pronoun fits: presence",
    "pronoun fits: recency",
    "pronoun fits: mentioned last",
    "recency",
    "mentioned last",
    "no cue: recency",
    "no cue: mentioned last",
    "sir or madam before fits",
    "sir or madam before clashes",
    "tags",
    "nobody",
    "nobody, tagged",
    "nobody, tag is plural",
)
"""Names of the columns."""

_COLUMN: Final = {name: index for index, name in enumerate(FEATURES)}
N_FEATURES: Final = len(FEATURES)
_HIM: Final = frozenset({"sir", "sire", "mister", "monsieur"})
_HER: Final = frozenset({"madam", "madame", "ma'am", "miss"})


def list_features(scene: Scene, candidates: Candidates, n_tags: dict[Figure, int]) -> Features:
    """Features of every candidate at every turn; the last column is for nobody of them.

    Args:
        scene: the conversation.
        candidates: those who may speak.
        n_tags: how many tags of the whole book name each figure.

    Returns:
        float32[n_turns, n_candidates + 1, n_features].
    """
    figures, memory = candidates.figures, scene.memory
    n = len(figures)
    values = np.zeros((len(scene.turns), n + 1, N_FEATURES), dtype=np.float32)
    _add_cast(values, candidates, n_tags)
    _add_presence(values, scene, figures)
    for index, turn in enumerate(scene.turns):
        row = values[index]
        _add_slots(row, turn, figures, memory)
        for where, step in (("it", 0), ("the turn before", -1), ("the turn after", 1), ("the one before that", -2)):
            if 0 <= index + step < len(scene.turns):
                _add_inner(row, scene.turns[index + step], where, figures, memory)
        if index:
            _add_reply(row, scene.turns[index - 1], figures, memory)
        row[n, _COLUMN["nobody"]] = 1
        if turn.tagged:
            row[n, _COLUMN["nobody, tagged"]] = 1
            row[n, _COLUMN["nobody, tag is plural"]] = turn.tagged.number == "pl"
    return values


def _add_cast(values: Features, candidates: Candidates, n_tags: dict[Figure, int]) -> None:
    for column, figure in enumerate(candidates.figures):
        values[:, column, _COLUMN["has a name"]] = figure.is_named
        values[:, column, _COLUMN["of a given cast"]] = figure.is_of_cast
        values[:, column, _COLUMN["narrates"]] = figure.is_narrator
        values[:, column, _COLUMN["claim"]] = candidates.claims[column]
        values[:, column, _COLUMN["tags"]] = np.log1p(n_tags.get(figure, 0))


def _add_presence(values: Features, scene: Scene, figures: list[Figure]) -> None:
    shares, recency = find_shares(scene, figures), find_recency(scene, figures)
    last = np.zeros_like(recency)
    if recency.size:
        last[np.arange(len(recency)), recency.argmax(axis=1)] = 1
    n = len(figures)
    values[:, :n, _COLUMN["presence"]] = shares
    values[:, :n, _COLUMN["recency"]] = recency
    values[:, :n, _COLUMN["mentioned last"]] = last
    for index, turn in enumerate(scene.turns):
        if turn.tagged is None:
            values[index, :n, _COLUMN["no cue: recency"]] = recency[index]
            values[index, :n, _COLUMN["no cue: mentioned last"]] = last[index]
        elif turn.tagged.form == "PRON" and turn.tagged.gender:
            fits = np.array([figure.gender in {"", turn.tagged.gender} for figure in figures])
            near = np.where(fits, recency[index], -np.inf)
            values[index, :n, _COLUMN["pronoun fits: presence"]] = fits * shares[index]
            values[index, :n, _COLUMN["pronoun fits: recency"]] = fits * recency[index]
            if fits.any():
                values[index, int(near.argmax()), _COLUMN["pronoun fits: mentioned last"]] = 1


def _add_slots(row: Features, turn: Turn, figures: list[Figure], memory: Memory) -> None:
    slots: list[tuple[str, Phrase | None]] = [("rule", turn.tagged), ("beat", turn.beat)]
    slots += [(place.name.lower(), phrase) for place, phrase in turn.doers.items()]
    for slot, phrase in slots:
        if phrase is None:
            continue
        meant = memory.meant_by(phrase)
        for column, figure in enumerate(figures):
            relation = _relation(phrase, meant, figure, memory)
            row[column, _COLUMN[f"{slot}: {relation}"]] = 1
            if slot == "rule" and relation == "noun" and figure.n_nouns >= MIN_KNOWN_NOUNS:
                row[column, _COLUMN["rule: known noun"]] = 1
            if slot == "rule" and figure.is_narrator and phrase.person == 3:
                row[column, _COLUMN["rule: first person clashes"]] = 1


def _relation(phrase: Phrase, meant: Figure | None, figure: Figure, memory: Memory) -> str:
    """How a phrase bears on a figure: names it, may mean it, or means somebody else."""
    is_nameless = phrase.form == "PRON" or (meant is not None and not meant.is_named)
    is_open = phrase.person == 3 and is_nameless and phrase.row not in memory.fixed
    if figure is meant:
        if not is_open:
            return "name"
        return "pronoun" if phrase.form == "PRON" else "noun"
    fits = is_open and phrase.determiner != "indef" and _genders_fit(phrase, figure)
    return "fits" if fits else "clashes"


def _genders_fit(phrase: Phrase, figure: Figure) -> bool:
    return not phrase.gender or not figure.gender or phrase.gender == figure.gender


def _add_inner(
    row: Features, turn: Turn, where: str, figures: list[Figure], memory: Memory
) -> None:
    for what, phrases in (("called", turn.called), ("named", turn.named), ("told", turn.told)):
        meant = {memory.of_row.get(phrase.row) for phrase in phrases}
        for column, figure in enumerate(figures):
            if figure in meant:
                row[column, _COLUMN[f"{what} in {where}"]] = 1


def _add_reply(row: Features, before: Turn, figures: list[Figure], memory: Memory) -> None:
    """Whom the narration of the turn before tells of besides its speaker, and forms of address."""
    objects = {memory.of_row.get(phrase.row) for phrase in before.objects}
    words = {word for phrase in before.called for word in phrase.words}
    gender = "m" if words & _HIM else "f" if words & _HER else ""
    for column, figure in enumerate(figures):
        row[column, _COLUMN["object beside the turn before"]] = figure in objects
        if gender and figure.gender:
            fits = "fits" if gender == figure.gender else "clashes"
            row[column, _COLUMN[f"sir or madam before {fits}"]] = 1
