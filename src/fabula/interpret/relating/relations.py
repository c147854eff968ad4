"""Who is what to whom: from what single places show to relations that hold."""

from fabula.interpret.relating.foldings import fold_claims
from fabula.interpret.relating.inferences import infer_relations
from fabula.interpret.relating.statements import list_statements
from fabula.interpret.relating.tellings import Telling
from fabula.interpret.relating.verdicts import settle_claims
from fabula.records import Relation


def list_relations(telling: Telling) -> list[Relation]:
    """All relations, in the order in which they are first shown."""
    claims = fold_claims(telling, list(list_statements(telling)))
    relations = settle_claims(telling, claims)
    relations += infer_relations(relations)
    return sorted(relations, key=lambda r: (r.first_start, r.who, r.to, r.kind))
