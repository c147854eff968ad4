"""What the text says for each candidate at each turn, as named numbers."""

from typing import Final

from fabula.interpret.speaking import call_signs, company_signs, narration_signs, tag_signs
from fabula.interpret.speaking.candidates import Candidates, Scene
from fabula.interpret.speaking.sheets import Sheet, Values

FEATURES: Final = (
    *tag_signs.FEATURES,
    *narration_signs.FEATURES,
    *call_signs.FEATURES,
    *company_signs.FEATURES,
)
"""Names of the columns."""


def list_evidence(scene: Scene, candidates: Candidates) -> Values:
    """Values of the features: float64[n_turns, n_candidates + 1, n_features].

    The last candidate is nobody of them.
    """
    sheet = Sheet(scene, candidates, FEATURES)
    company_signs.add_company(sheet)
    call_signs.add_calls(sheet)
    tag_signs.add_tags(sheet)
    narration_signs.add_narration(sheet)
    return sheet.values
