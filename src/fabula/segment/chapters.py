"""A chapter on its way to be cut into scenes and letters."""

from dataclasses import dataclass

from fabula.records import Mark, Section
from fabula.segment.blocks import Block
from fabula.segment.headings import Roles


@dataclass(frozen=True, slots=True)
class Chapter:
    """A chapter's section, and the text it stands in.

    Attributes:
        content: the canonical text.
        blocks: all its blocks.
        roles: headings and break signs among them.
        marks: what the source's markup says of breaks and letters.
        section: the chapter.
        held: the blocks of its body.
    """

    content: str
    blocks: list[Block]
    roles: Roles
    marks: tuple[Mark, ...]
    section: Section
    held: range
