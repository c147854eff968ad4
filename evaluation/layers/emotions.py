"""Words that tell of an emotion, on REMAN, beside a lexicon that does without a model."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, combinations

from evaluation.annotators import Annotated
from evaluation.corpora.reman import ANNOTATORS, GoldEmotion, GoldRole, RemanPassage
from evaluation.lexicons import Lexicon, find_emotions
from evaluation.readings import Reading
from evaluation.scorers.spans import Labelled, score_overlaps, score_share, score_spans
from evaluation.scores import Cell
from fabula.records import EMOTIONS, Feeling

PROTOCOL = (
    "REMAN, from the raw text of each passage, by book; Plutchik's eight emotions and 'other', as "
    "adjudicated. By overlap a predicted span is right when it shares a character with a gold span "
    "of its emotion, each gold span serving for one; 'exact' asks for both edges, 'untyped' for "
    "no emotion. 'Lexicon' is the baseline: words that the training passages often mark with an "
    "emotion, thresholds tuned on training passages alone; for development passages only. "
    "'Annotators' is how far each of the corpus's three annotators agrees with each other one, "
    "spans that the adjudicator rejected included. 'Feelings' are the rows of Story.feelings, one "
    "emotion for each place; 'experiencers' the words that name who feels them, against those that "
    "the corpus ties to any emotion of the passage; 'of feelings found': at words that the gold "
    "marks, whether it is somebody whom the gold names there, pronouns linked by fabula."
)


def score_emotions(
    passages: Sequence[RemanPassage], annotated: Sequence[Annotated]
) -> Iterator[tuple[str, Cell]]:
    """The measures of what the model finds in the passages of a book, by name."""
    gold = _gold_spans(passages)
    found = _join(passages, [found_emotions(passage) for passage in annotated])
    yield from _score_spans("", gold, found)
    for emotion in EMOTIONS:
        yield (
            f"emotions/overlap {emotion}",
            score_overlaps(
                [span for span in gold if span[2] == emotion],
                [span for span in found if span[2] == emotion],
            ),
        )


def score_annotators(passages: Sequence[RemanPassage]) -> Iterator[tuple[str, Cell]]:
    """How far those who annotated the corpus agree: each against each other one, by name."""
    pairs = list(combinations(ANNOTATORS, 2))
    ones = [[_labelled(p.marked.get(one, ())) for p in passages] for one, _ in pairs]
    others = [[_labelled(p.marked.get(other, ())) for p in passages] for _, other in pairs]
    again = [*passages] * len(pairs)
    yield from _score_spans(
        "annotators ", _join(again, list(chain(*ones))), _join(again, list(chain(*others)))
    )
    ones = [[_experiencers(p.marked_roles.get(one, ())) for p in passages] for one, _ in pairs]
    others = [[_experiencers(p.marked_roles.get(one, ())) for p in passages] for _, one in pairs]
    yield (
        "emotions/annotators experiencers overlap",
        score_overlaps(_join(again, list(chain(*ones))), _join(again, list(chain(*others)))),
    )


def score_lexicon(passages: Sequence[RemanPassage], lexicon: Lexicon) -> Iterator[tuple[str, Cell]]:
    """The measures of what a lexicon finds in the passages of a book, by name."""
    found = [find_emotions(passage.raw, lexicon) for passage in passages]
    yield from _score_spans("lexicon ", _gold_spans(passages), _join(passages, found))


def score_feelings(
    passages: Sequence[RemanPassage], readings: Sequence[Reading]
) -> Iterator[tuple[str, Cell]]:
    """The measures of who feels what, in the passages of a book, by name."""
    gold = _gold_spans(passages)
    told = [_told_feelings(reading) for reading in readings]
    found = _join(passages, [[(s, e, row.emotion) for (s, e), row in rows] for rows in told])
    yield "emotions/feelings overlap", score_overlaps(gold, found)
    yield "emotions/feelings overlap untyped", score_overlaps(_untyped(gold), _untyped(found))
    by_whom = [_given_evidence(reading) for reading in readings]
    felt_by = [_experiencers(passage.roles) for passage in passages]
    yield (
        "emotions/experiencers overlap",
        score_overlaps(_join(passages, felt_by), _join(passages, by_whom)),
    )
    rights = [
        right
        for passage, reading, rows in zip(passages, readings, told, strict=True)
        for right in _judge_who(passage, reading, rows)
    ]
    yield "emotions/experiencers, of feelings found", score_share(sum(rights), len(rights))


def _told_feelings(reading: Reading) -> list[tuple[tuple[int, int], Feeling]]:
    rows = reading.story.feelings if reading.story else ()
    return [(reading.given_span(row.start, row.end), row) for row in rows]


def _given_evidence(reading: Reading) -> list[Labelled]:
    """The words that name those who feel something."""
    rows = reading.story.feelings if reading.story else ()
    return [(*reading.given_span(*span), "") for row in rows for span in row.evidence]


def _experiencers(roles: Iterable[GoldRole]) -> list[Labelled]:
    return sorted({(role.start, role.end, "") for role in roles if role.kind == "experiencer"})


def _judge_who(
    passage: RemanPassage, reading: Reading, rows: Iterable[tuple[tuple[int, int], Feeling]]
) -> Iterator[bool]:
    """For each feeling at gold words that somebody feels: whether it is one who does.

    Right is whom the words of the gold name, and every other mention of the same entity.
    """
    mentions = [(reading.given_span(m.start, m.end), m.entity) for m in reading.mentions]
    for (start, end), row in rows:
        felt_by = [
            role
            for role in passage.roles
            if role.kind == "experiencer" and role.emotion_start < end and start < role.emotion_end
        ]
        if felt_by:
            yield row.who is not None and row.who in {
                entity
                for (first, last), entity in mentions
                if any(first < role.end and role.start < last for role in felt_by)
            }


def found_emotions(found: Annotated) -> list[Labelled]:
    """The predicted spans, in places of the passage; none where it could not be read."""
    if found.annotations is None:
        return []
    emotions = found.annotations.emotions
    spans = found.given_spans(emotions.spans)
    labels = [EMOTIONS[index] for index in emotions.emotion.tolist()]
    return [(*span, label) for span, label in zip(spans, labels, strict=True)]


def _score_spans(
    prefix: str, gold: list[Labelled], found: list[Labelled]
) -> Iterator[tuple[str, Cell]]:
    yield f"emotions/{prefix}overlap", score_overlaps(gold, found)
    yield f"emotions/{prefix}exact", score_spans(gold, found)
    yield f"emotions/{prefix}overlap untyped", score_overlaps(_untyped(gold), _untyped(found))


def _untyped(spans: list[Labelled]) -> list[Labelled]:
    return [(start, end, "") for start, end, _ in spans]


def _gold_spans(passages: Sequence[RemanPassage]) -> list[Labelled]:
    return _join(passages, [_labelled(passage.emotions) for passage in passages])


def _labelled(emotions: Iterable[GoldEmotion]) -> list[Labelled]:
    return [(span.start, span.end, span.emotion) for span in emotions]


def _join(passages: Sequence[RemanPassage], spans: Sequence[list[Labelled]]) -> list[Labelled]:
    """Spans of passages in places of all passages one after the other."""
    joined: list[Labelled] = []
    offset = 0
    for passage, rows in zip(passages, spans, strict=True):
        joined.extend((offset + start, offset + end, label) for start, end, label in rows)
        offset += len(passage.raw)
    return joined
