"""What the text says for each candidate at each turn, as named numbers."""

from collections.abc import Iterable, Iterator
from math import log
from typing import Final

import numpy as np
from numpy.typing import NDArray

from fabula.interpret.casting.figures import Figure
from fabula.interpret.speaking.candidates import Candidates, Scene
from fabula.interpret.speaking.presences import find_recency, find_shares
from fabula.interpret.speaking.turns import Turn
from fabula.interpret.wording.phrases import Phrase

NEVER: Final = 1e-3
"""Whoever a pronoun is not known to mean is so likely."""

NEAR_TURNS: Final = 8
"""A name in a tag so many turns off still tells who takes part."""

REVEALING_CHARS: Final = 250
"""A voice is told of first, and then whose it is."""

MIN_KNOWN_NOUNS: Final = 12
"""Whom nouns have named so often is as good as named by them: *my mother*."""

FEATURES: Final = (
    "pronoun tag: log likely",
    "pronoun tag: likeliest",
    "pronoun tag: gender unknown",
    "pronoun tag: gender clashes",
    "pronoun tag: has a name",
    "pronoun tag: narrates",
    "pronoun tag: recency",
    "pronoun tag: presence",
    "noun tag: recency",
    "noun tag: presence",
    "noun tag: another with a name",
    "noun tag: linked",
    "noun tag: linked, known by nouns",
    "noun tag: linked, nouns, log",
    "noun tag: linked, cast given",
    "noun tag: linked, named",
    "noun tag: gender clashes",
    "noun tag: indefinite, another",
    "noun tag: linked, of the cast",
    "noun tag: named, another",
    "noun tag: of the cast, another",
    "name tag: another",
    "I tag: another",
    "lead",
    "lead: gender clashes",
    "tail",
    "tail: gender clashes",
    "tail, a name",
    "tail, a name, another",
    "lead with a colon",
    "lead with a colon: gender clashes",
    "before, in paragraph",
    "before, in paragraph: gender clashes",
    "after, in paragraph",
    "after, in paragraph: gender clashes",
    "paragraph before",
    "paragraph before: gender clashes",
    "paragraph before, not subject",
    "paragraph after",
    "paragraph after, not subject",
    "in paragraph, not subject",
    "beat",
    "says own name",
    "called",
    "named in it",
    "called by the turn before",
    "called by the turn before, after narration",
    "told by the turn before",
    "called by the turn after",
    "called by the turn after, after narration",
    "told by the turn after",
    "called two turns before",
    "called two turns after",
    "named by the turn before",
    "named by the turn after",
    "called sir or madam: clashes",
    "sir or madam before: fits",
    "sir or madam before: clashes",
    "sir or madam after: fits",
    "sir or madam after: clashes",
    "claim",
    "presence",
    "recency",
    "recency, no tag",
    "not yet",
    "not yet, but right after",
    "has a name",
    "of the cast",
    "tags in the book",
    "tags in the talk",
    "one of two in tags",
    "tagged near",
    "tagged near, no tag",
    "spoke in the talk before",
    "first turn, tags in the book",
    "nobody",
    "nobody, cast given",
    "nobody, no tag",
    "nobody, pronoun tag",
    "nobody, noun tag",
    "nobody, noun tag, cast given",
)
"""Names of the columns."""

_COLUMN: Final = {name: index for index, name in enumerate(FEATURES)}

Values = NDArray[np.float64]
Flags = NDArray[np.bool_]


def list_evidence(scene: Scene, candidates: Candidates) -> Values:
    """Values of the features: float64[n_turns, n_candidates + 1, n_features].

    The last candidate is nobody of them.
    """
    return _Evidence(scene, candidates).fill()


class _Evidence:
    """The numbers of one conversation, as they are filled in."""

    def __init__(self, scene: Scene, candidates: Candidates) -> None:
        self.scene, self.memory = scene, scene.memory
        self.figures, self.claims = candidates.figures, candidates.claims
        self.column_of = {figure: column for column, figure in enumerate(self.figures)}
        n = len(self.figures)
        self.values: Values = np.zeros((len(scene.turns), n + 1, len(FEATURES)))
        genders = [figure.gender for figure in self.figures]
        self.clash = {
            gender: np.array([own not in {"", gender} for own in genders], dtype=bool)
            for gender in ("m", "f", "n")
        }
        self.same = {g: np.array([own == g for own in genders], dtype=bool) for g in ("m", "f")}
        self.unknown = np.array([not own for own in genders], dtype=bool)
        self.has_cast = any(figure.is_of_cast for figure in self.figures)
        self.named = np.array([f.is_named or f.is_narrator for f in self.figures], dtype=bool)

    def fill(self) -> Values:
        turns = self.scene.turns
        self._add_presence()
        for index, turn in enumerate(turns):
            row = self.values[index]
            self._add_tag(row, turn)
            self._add_narration(row, turn)
            self._add_calls(row, index, turns)
        return self.values

    def _set(self, row: Values, name: str, phrases: Iterable[Phrase | None]) -> None:
        for phrase in phrases:
            for column, likely in self._meant(phrase):
                row[column, _COLUMN[name]] = max(row[column, _COLUMN[name]], likely)

    def _meant(self, phrase: Phrase | None) -> Iterator[tuple[int, float]]:
        """Columns of those whom a phrase may mean, with how likely it does."""
        if phrase is None:
            return
        weighed = self.memory.weighed.get(phrase.row)
        if weighed and phrase.row not in self.memory.fixed:
            for figure, likely in weighed.items():
                if figure in self.column_of:
                    yield self.column_of[figure], likely
            return
        meant = self.memory.meant_by(phrase)
        if meant is not None and meant in self.column_of:
            yield self.column_of[meant], 1.0

    def _add_tag(self, row: Values, turn: Turn) -> None:
        tag, c = turn.tagged, _COLUMN
        row[-1, c["nobody"]] = 1
        row[-1, c["nobody, cast given"]] = self.has_cast
        if tag is None:
            row[-1, c["nobody, no tag"]] = 1
            return
        figure = self.memory.meant_by(tag)
        own = np.array([other is figure for other in self.figures], dtype=bool)
        if tag.person == 1:
            row[:-1, c["I tag: another"]] = ~own
        elif is_certain(tag, figure):
            row[:-1, c["name tag: another"]] = ~own
        else:
            teller = self.memory.tellers.teller_at(tag.start)
            row[:-1, c["pronoun tag: narrates"]] = [f is teller for f in self.figures]
            add = self._add_pronoun_tag if tag.form == "PRON" else self._add_noun_tag
            add(row, tag, own)

    def _add_pronoun_tag(self, row: Values, tag: Phrase, own: Flags) -> None:
        c = _COLUMN
        row[-1, c["nobody, pronoun tag"]] = 1
        likely = np.zeros(len(self.figures))
        for column, share in self._meant(tag):
            likely[column] = share
        row[:-1, c["pronoun tag: log likely"]] = np.log(likely + NEVER)
        row[:-1, c["pronoun tag: likeliest"]] = own
        row[:-1, c["pronoun tag: gender unknown"]] = self.unknown
        row[:-1, c["pronoun tag: gender clashes"]] = self._clash(tag)
        row[:-1, c["pronoun tag: has a name"]] = self.named
        row[:-1, c["pronoun tag: recency"]] = row[:-1, c["recency"]]
        row[:-1, c["pronoun tag: presence"]] = row[:-1, c["presence"]]

    def _add_noun_tag(self, row: Values, tag: Phrase, own: Flags) -> None:
        c = _COLUMN
        row[-1, c["nobody, noun tag"]] = 1
        row[-1, c["nobody, noun tag, cast given"]] = self.has_cast
        row[:-1, c["noun tag: recency"]] = row[:-1, c["recency"]]
        row[:-1, c["noun tag: presence"]] = row[:-1, c["presence"]]
        row[:-1, c["noun tag: another with a name"]] = self.named & ~own
        row[:-1, c["noun tag: gender clashes"]] = self._clash(tag) & ~own
        row[:-1, c["noun tag: indefinite, another"]] = ~own & (tag.determiner == "indef")
        figure = self.memory.meant_by(tag)
        if figure in self.column_of:
            self._add_noun_link(row[self.column_of[figure]], figure)
        if figure is not None and figure.is_named:
            kind = "of the cast" if figure.is_of_cast else "named"
            row[:-1, c[f"noun tag: {kind}, another"]] = ~own

    def _add_noun_link(self, row: Values, figure: Figure) -> None:
        """What a noun tells of the one it is linked to; a given cast has hardly anybody else."""
        c = _COLUMN
        row[c["noun tag: linked, named"]] = figure.is_named
        row[c["noun tag: linked, of the cast"]] = figure.is_of_cast
        if self.has_cast:
            row[c["noun tag: linked, cast given"]] = 1
            return
        row[c["noun tag: linked"]] = 1
        row[c["noun tag: linked, known by nouns"]] = figure.n_nouns >= MIN_KNOWN_NOUNS
        row[c["noun tag: linked, nouns, log"]] = log(1 + figure.n_nouns)

    def _clash(self, phrase: Phrase) -> Flags:
        """Who has another gender than a phrase."""
        return self.clash.get(phrase.gender, np.zeros(len(self.figures), dtype=bool))

    def _add_narration(self, row: Values, turn: Turn) -> None:
        for name, phrase in turn.subjects.items():
            self._set(row, name, [phrase])
            clash = f"{name}: gender clashes"
            if phrase.gender in {"m", "f"} and clash in _COLUMN:
                row[:-1, _COLUMN[clash]] = self.clash[phrase.gender]
        tail = turn.subjects.get("tail")
        if tail and tail.form == "PROP":
            own = self.memory.meant_by(tail)
            if own in self.column_of:
                row[self.column_of[own], _COLUMN["tail, a name"]] = 1
                row[:-1, _COLUMN["tail, a name, another"]] = [f is not own for f in self.figures]
        if turn.colon_leads and (lead := turn.subjects.get("lead")):
            self._set(row, "lead with a colon", [lead])
            if lead.gender in {"m", "f"}:
                row[:-1, _COLUMN["lead with a colon: gender clashes"]] = self.clash[lead.gender]
        for name, others in turn.others.items():
            self._set(row, name, others)
        self._set(row, "beat", [turn.beat])

    def _add_calls(self, row: Values, index: int, turns: list[Turn]) -> None:
        turn = turns[index]
        self._set(row, "called", turn.called)
        self._set(row, "says own name", turn.own)
        self._set(row, "named in it", turn.named)
        called = row[:, _COLUMN["called"]] > 0
        row[called, _COLUMN["named in it"]] = 0
        for phrase in _generic(turn):
            row[:-1, _COLUMN["called sir or madam: clashes"]] = self.same[phrase.gender]
        before = turns[index - 1] if index else None
        after = turns[index + 1] if index + 1 < len(turns) else None
        for other, gap, name in (
            (before, turn.gap, "before"),
            (after, after.gap if after else 0, "after"),
        ):
            if other is None:
                continue
            late = "" if gap == 0 else f"called by the turn {name}, after narration"
            if gap >= 0:
                self._set(row, late or f"called by the turn {name}", other.called)
                self._set(row, f"told by the turn {name}", other.told)
                self._set(row, f"named by the turn {name}", other.named)
                for phrase in _generic(other):
                    fits = self.same[phrase.gender]
                    row[:-1, _COLUMN[f"sir or madam {name}: fits"]] = fits
                    row[:-1, _COLUMN[f"sir or madam {name}: clashes"]] = self.clash[phrase.gender]
        for step, name in ((-2, "before"), (2, "after")):
            if 0 <= index + step < len(turns):
                self._set(row, f"called two turns {name}", turns[index + step].called)

    def _add_presence(self) -> None:
        scene, n, c = self.scene, len(self.figures), _COLUMN
        values = self.values[:, :n]
        values[:, :, c["claim"]] = self.claims
        values[:, :, c["presence"]] = find_shares(scene, self.figures)
        recency = find_recency(scene, self.figures)
        values[:, :, c["recency"]] = recency
        free = np.array([turn.tagged is None for turn in scene.turns])
        values[:, :, c["recency, no tag"]] = recency * free[:, None]
        # Whoever the user has given a line is there all the while.
        given = {turn.given_speaker for turn in scene.turns}
        firsts = np.array([-1 if f in given else f.first_start for f in self.figures], np.int64)
        ends = np.array([turn.end for turn in scene.turns], dtype=np.int64)
        values[:, :, c["not yet"]] = firsts[None, :] > ends[:, None]
        revealed = firsts[None, :] <= ends[:, None] + REVEALING_CHARS
        values[:, :, c["not yet, but right after"]] = values[:, :, c["not yet"]] * revealed
        values[:, :, c["has a name"]] = self.named
        values[:, :, c["of the cast"]] = [figure.is_of_cast for figure in self.figures]
        book = np.array([log(1 + scene.n_tags.get(figure, 0)) for figure in self.figures])
        values[:, :, c["tags in the book"]] = book
        values[0, :, c["first turn, tags in the book"]] = book
        tagged = np.zeros((len(scene.turns), n))
        for index, turn in enumerate(scene.turns):
            figure = self.memory.meant_by(turn.tagged) if turn.tagged else None
            if turn.tagged and figure in self.column_of and is_certain(turn.tagged, figure):
                tagged[index, self.column_of[figure]] = 1
        in_talk = tagged.sum(axis=0)
        values[:, :, c["tags in the talk"]] = np.log1p(in_talk)
        if (in_talk > 0).sum() == 2:
            values[:, :, c["one of two in tags"]] = in_talk > 0
        near = np.zeros_like(tagged)
        for step in range(1, NEAR_TURNS + 1):
            near[step:] += tagged[:-step] / step
            near[:-step] += tagged[step:] / step
        values[:, :, c["tagged near"]] = np.log1p(near)
        values[:, :, c["tagged near, no tag"]] = np.log1p(near) * free[:, None]
        for figure in scene.last_speakers:
            if figure in self.column_of:
                values[:, self.column_of[figure], c["spoke in the talk before"]] = 1


def is_certain(tag: Phrase, figure: Figure | None) -> bool:
    """Whether a tag settles who speaks: a name, or an I."""
    if tag.person == 1:
        return True
    return figure is not None and (tag.form == "PROP" or tag.is_epithet)


def _generic(turn: Turn) -> Iterator[Phrase]:
    """What a turn calls somebody by that tells no more than man or woman: *sir*, *madam*."""
    return (p for p in turn.called if p.form != "PROP" and p.gender in {"m", "f"})
