"""Words with their grammar: Universal Dependencies, as GUM and EWT use them for English."""

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from fabula.records.spans import Int32, Spans

UPOS: Final = tuple(
    "ADJ ADP ADV AUX CCONJ DET INTJ NOUN NUM PART PRON PROPN PUNCT SCONJ SYM VERB X".split()  # noqa: SIM905
)
"""Universal parts of speech, in the order of the model's outputs."""

_XPOS = (
    "NN IN NNP DT JJ . , NNS RB PRP VB CC VBD VBZ CD VBN VBP VBG TO PRP$ MD -RRB- -LRB- : WDT "
    "HYPH POS `` '' WRB NNPS WP UH RP JJS EX JJR FW RBR SYM ADD NFP RBS PDT $ GW LS WP$ AFX"
)
XPOS: Final = tuple(_XPOS.split())
"""Tags of the Penn Treebank: they hold tense, number and person, which the parts of speech lack."""

_RELATIONS = (
    "acl acl:relcl advcl advcl:relcl advmod amod appos aux aux:pass case cc cc:preconj ccomp "
    "compound compound:prt conj cop csubj csubj:outer csubj:pass dep det det:predet discourse "
    "dislocated expl fixed flat goeswith iobj list mark nmod nmod:desc nmod:poss nmod:unmarked "
    "nsubj nsubj:outer nsubj:pass nummod obj obl obl:agent obl:unmarked orphan parataxis punct "
    "reparandum root vocative xcomp"
)
RELATIONS: Final = tuple(_RELATIONS.split())
"""Dependency relations with the subtypes of English."""


@dataclass(frozen=True, slots=True, eq=False)
class Syntax:
    """The words of a story and the tree of each sentence; all columns have n_words rows.

    Attributes:
        words: where the words lie, in order.
        upos: int8, index into :data:`UPOS`.
        xpos: int8, index into :data:`XPOS`.
        head: int32, row of the word that this one depends on; its own row for the root of a
            sentence. Every sentence has one root, and its words form a tree.
        relation: int8, index into :data:`RELATIONS`, of the word to its head.
        lemma: the dictionary form of each word.
        sentence_start: int32[n_sentences], row of the first word of each sentence.
    """

    words: Spans
    upos: NDArray[np.int8]
    xpos: NDArray[np.int8]
    head: Int32
    relation: NDArray[np.int8]
    lemma: tuple[str, ...]
    sentence_start: Int32

    def __len__(self) -> int:
        return len(self.words)
