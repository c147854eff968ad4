"""Who is what to whom: from what single places show to relations that hold."""

from collections.abc import Collection, Iterable
from typing import Final

from fabula.interpret.relating.couples import list_couples
from fabula.interpret.relating.dealings import list_dealings
from fabula.interpret.relating.foldings import fold_claims
from fabula.interpret.relating.inferences import infer_relations
from fabula.interpret.relating.kin_names import list_kin_names
from fabula.interpret.relating.mergings import merge_unnamed
from fabula.interpret.relating.parties import Parties
from fabula.interpret.relating.ranks import list_ranks
from fabula.interpret.relating.statements import list_statements
from fabula.interpret.relating.verdicts import settle_claims
from fabula.interpret.wording.word_lists import word_set
from fabula.records import Event, Relation, Role

_HEALING: Final = word_set("dr doctor nurse surgeon physician apothecary vet")
_INFERENCES: Final = 2
"""Steps from what is told: one wrong father gives ten wrong kin."""


def list_relations(
    parties: Parties, events: Collection[Event], roles: Iterable[Role]
) -> list[Relation]:
    """All relations, in the order in which they are first shown."""
    healers = {role.who for role in roles if role.name in _HEALING}
    claims = fold_claims(
        parties,
        [
            *list_statements(parties),
            *list_couples(parties),
            *list_kin_names(parties),
            *list_dealings(parties, events, healers),
            *list_ranks(parties, events),
        ],
    )
    relations = settle_claims(parties, claims)
    for _ in range(_INFERENCES):
        relations += infer_relations(parties, relations)
        relations = merge_unnamed(parties, relations)
    return sorted(relations, key=lambda r: (r.first_start, r.who, r.to, r.kind))
