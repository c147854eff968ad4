"""The files of BookNLP, for the many programs that read them (docs/formats/annotations.md).

The columns are those of BookNLP 1.0 (Bamman, https://github.com/booknlp/booknlp). As there, a
field holds neither tab nor line end and quotation marks in it mean nothing: no field is quoted.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from fabula.export.booknlp_characters import make_characters
from fabula.export.entities import find_tag_mentions, list_ids, number_mentions
from fabula.export.json_contracts import dump_json
from fabula.export.signs import replace_controls
from fabula.export.tokens import Tokens, lay_tokens
from fabula.records import Story

HIDDEN_WORD: Final = "_"
"""What stands for words that are not shared, and for grammar that is not known."""

_TOKENS: Final = (
    "paragraph_ID sentence_ID token_ID_within_sentence token_ID_within_document word lemma "
    "byte_onset byte_offset POS_tag fine_POS_tag dependency_relation syntactic_head_ID event"
)
_ENTITIES: Final = "COREF start_token end_token prop cat text"
_QUOTES: Final = "quote_start quote_end mention_start mention_end mention_phrase char_id quote"

Rows = Iterable[Iterable[object]]


@dataclass(frozen=True, slots=True)
class BookTables:
    """The rows of one book; tokens are counted from 0, and a span names its last token.

    Attributes:
        story: the story.
        tokens: its tokens.
        words: the word of each token, as it is written.
        numbers: the number of each entity; 0 is the narrator and nobody else.
        with_text: whether words are in the files.
    """

    story: Story
    tokens: Tokens
    words: list[str]
    numbers: Mapping[str, int]
    with_text: bool

    def tokens_rows(self) -> Iterator[tuple[object, ...]]:
        """Rows of ``.tokens``."""
        tokens, grammar = self.tokens, self.tokens.grammar
        events = {
            row
            for event in self.story.events
            if event.realis
            for row in tokens.within(event.start, event.end)
        }
        number, last = 0, -1
        for row, word in enumerate(self.words):
            number = 0 if tokens.sentence[row] != last else number + 1
            last = tokens.sentence[row]
            lemma = _in_field(grammar.lemma[row]) if self.with_text else ""
            yield (
                *(tokens.paragraph[row], last, number, row),
                *(word, lemma or HIDDEN_WORD, tokens.start[row], tokens.end[row]),
                grammar.pos[row] or HIDDEN_WORD,
                grammar.fine_pos[row] or HIDDEN_WORD,
                grammar.relation[row] or HIDDEN_WORD,
                grammar.head[row],
                "EVENT" if row in events else "O",
            )

    def entities_rows(self) -> Iterator[tuple[object, ...]]:
        """Rows of ``.entities``."""
        for mention, number in number_mentions(self.story, self.numbers):
            rows = self.tokens.within(mention.start, mention.end)
            if rows:
                words = self._join(rows)
                yield number, rows[0], rows[-1], mention.form, mention.category, words

    def quotes_rows(self) -> Iterator[tuple[object, ...]]:
        """Rows of ``.quotes``; the mention is that of the tag (*said John*), or None."""
        tags = find_tag_mentions(self.story)
        for quote in self.story.quotes:
            tag = tags.get(quote.id)
            tagged = self.tokens.within(tag.start, tag.end) if tag else range(0)
            place = (tagged[0], tagged[-1], self._join(tagged)) if tagged else (None, None, None)
            who = None if quote.speaker is None else self.numbers[quote.speaker]
            if rows := self.tokens.within(quote.start, quote.end):
                yield rows[0], rows[-1], *place, who, self._join(rows)

    def _join(self, rows: range) -> str:
        """The words of tokens as BookNLP joins them; one sign where they are not shared."""
        return " ".join(self.words[row] for row in rows) if self.with_text else HIDDEN_WORD


def make_booknlp(story: Story, stem: str, with_text: bool) -> dict[str, bytes]:
    """``.tokens``, ``.entities``, ``.quotes``, ``.book``, and the ``.txt`` that they count in."""
    return make_book_files(story, stem, lay_tokens(story), with_text=with_text)


def make_book_files(
    story: Story, stem: str, tokens: Tokens, *, with_text: bool
) -> dict[str, bytes]:
    """As :func:`make_booknlp`, of given tokens."""
    content = replace_controls(story.text.content)
    spans = zip(tokens.start, tokens.end, strict=True)
    words = [content[start:end] if with_text else HIDDEN_WORD for start, end in spans]
    tables = BookTables(story, tokens, words, number_people(story), with_text)
    book = {"characters": make_characters(story, tokens, words, tables.numbers)}
    files = {
        f"{stem}.tokens": _tsv(_TOKENS, tables.tokens_rows()),
        f"{stem}.entities": _tsv(_ENTITIES, tables.entities_rows()),
        f"{stem}.quotes": _tsv(_QUOTES, tables.quotes_rows()),
        f"{stem}.book": f"{dump_json(book)}\n".encode(),
    }
    return files | {f"{stem}.txt": content.encode()} if with_text else files


def number_people(story: Story) -> dict[str, int]:
    """A number for each entity: 0 for the narrator alone, as in BookNLP, 1 and on for others."""
    narrators = [character.id for character in story.characters if character.is_narrator]
    others = [who for who in list_ids(story) if who not in narrators[:1]]
    return dict.fromkeys(narrators[:1], 0) | {who: row for row, who in enumerate(others, 1)}


def _in_field(lemma: str) -> str:
    """A lemma that keeps to its field, whatever a store from elsewhere has for one."""
    return re.sub(r"\s", "_", replace_controls(lemma))


def _tsv(header: str, rows: Rows) -> bytes:
    lines = ["\t".join(header.split()), *("\t".join(map(str, row)) for row in rows)]
    return "".join(f"{line}\n" for line in lines).encode()
