"""What single places of the text say of two people."""

from dataclasses import dataclass, replace

from fabula.records import Ground, RelationKind


@dataclass(frozen=True, slots=True)
class Claim:
    """One place that shows a relation; see :class:`fabula.records.Relation`.

    Attributes:
        who, kind, to: the relation, ids of entities.
        who_term, to_term: the word for one of them, or "".
        ground: by what it is shown.
        start, end: the words that show it.
        weight: how likely the place says so, in [0, 1].
        is_former: True where it says that it is over.
        is_by_name: True where the owner is named: *Ben's father*.
        pronoun: whom the pronoun is linked to that says whose it is, or "".
        who_gender: what it says of the gender of ``who``: ``m``, ``f`` or ``""``.
    """

    who: str
    kind: RelationKind
    to: str
    ground: Ground
    start: int
    end: int
    weight: float
    who_term: str = ""
    to_term: str = ""
    is_former: bool = False
    is_by_name: bool = False
    pronoun: str = ""
    who_gender: str = ""

    def between(self, who: str, to: str) -> "Claim":
        """The same of two others."""
        return replace(self, who=who, to=to)

    @property
    def turned(self) -> "Claim":
        """The same said from the other side, of a kind that holds both ways."""
        return replace(
            self,
            who=self.to,
            to=self.who,
            who_term=self.to_term,
            to_term=self.who_term,
            who_gender="",
        )
