"""Where scenes begin: every paragraph is scored by what changes there.

A few named features, each a sign that place, time, company or the way of telling changes (Zehe et
al. 2021; Gius et al. 2019), with weights set by hand: four stories with thirty scenes are too few
to fit them. Chapters and breaks are one sign among others.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from fabula.interpret.happening.stretches import Words
from fabula.interpret.staging.paragraphs import Paragraph, Time
from fabula.interpret.wording.function_words import POSSESSIVES
from fabula.interpret.wording.word_lists import word_set
from fabula.records.scenes import Cut, TimexKind

_POINTS: Final = frozenset({TimexKind.DATE, TimexKind.TIME})
_FRONT_WORDS: Final = 8
"""A time expression that ends so early in its sentence sets the time of what follows."""


@dataclass(frozen=True, slots=True)
class Border:
    """A paragraph's beginning, where a scene may begin.

    Attributes:
        before: the paragraphs of the scene that would end here, the last one last.
        paragraph: the one that begins.
        after: it and the next ones, as far as a scene is looked ahead.
        words: the words of the story.
    """

    before: Sequence[Paragraph]
    paragraph: Paragraph
    after: Sequence[Paragraph]
    words: Words

    @property
    def last(self) -> Paragraph:
        """The paragraph before."""
        return self.before[-1]


@dataclass(frozen=True, slots=True)
class Sign:
    """A named feature: what it sees, how strong, and what it says has changed."""

    name: str
    weight: float
    measure: Callable[[Border], float]
    cut: Cut | None = None


def _marked(border: Border) -> float:
    return border.paragraph.is_marked


def _time_in_front(border: Border) -> float:
    """*On the Monday I …*: a point of time leads the paragraph."""
    return any(_is_front(border.paragraph, time) for time in points_of(border.paragraph))


def _is_front(paragraph: Paragraph, time: Time) -> bool:
    return time[0].last - paragraph.first < _FRONT_WORDS


def _time_in_opening(border: Border) -> float:
    """*They came … on the Tuesday night*: one in the first sentence."""
    points = points_of(border.paragraph)
    return bool(points) and not any(_is_front(border.paragraph, time) for time in points)


def points_of(paragraph: Paragraph) -> list[Time]:
    """The points of time in its first sentence; lengths and what is usual are none."""
    return [time for time in paragraph.opening_times() if time[1].kind in _POINTS]


def _goes_back(paragraph: Paragraph) -> bool:
    """Whether it stays there: *George had turned at the sound of her arrival. …* does not."""
    n_past = paragraph.n_back + paragraph.n_usual
    return paragraph.opens_back and n_past >= _N_PAST and n_past >= _PAST * paragraph.n_finite


def _back_begins(border: Border) -> float:
    """Into the past perfect."""
    paragraph = border.paragraph
    if not _goes_back(paragraph) or border.last.opens_back or _talk_around(border):
        return 0.0
    # A sentence that goes back is a memory; a long paragraph is a time of its own.
    return 0.5 + 0.5 * min(1.0, paragraph.n_words / _LONG_WORDS)


def _back_ends(border: Border) -> float:
    """Out of a paragraph, or a scene, that went back."""
    paragraph = border.paragraph
    is_back = _goes_back(border.before[0])
    if paragraph.opens_with_line:
        # Talk comes after what went back at some length and had none.
        is_silent = len(border.before) > 1 and not any(p.lines for p in border.before)
        return 1.2 if is_back and is_silent else 0.0
    if paragraph.opens_back:
        return 0.0
    lost = border.last.back_share - paragraph.back_share
    return max(0.0, lost, 0.9 if is_back and paragraph.back_share < _PLAIN else 0.0)


def _usual_begins(border: Border) -> float:
    """Into what used to be."""
    return max(0.0, _usual_share(border.paragraph) - _usual_share(border.last))


def _usual_share(paragraph: Paragraph) -> float:
    return paragraph.n_usual / paragraph.n_finite if paragraph.n_finite else 0.0


def _talk_goes_on(border: Border) -> float:
    """Line upon line."""
    return border.last.closes_with_line and border.paragraph.opens_with_line


def _talk_around(border: Border) -> float:
    """A stretch of narration between two lines of one conversation."""
    if border.paragraph.opens_with_line or len(border.after) < 2 or not border.last.lines:
        return 0.0
    following = border.after[1]
    if not following.opens_with_line or not border.last.closes_with_line:
        return 0.0
    before, after = border.last.lines[-1], following.lines[0]
    if before.conversation is None or before.conversation != after.conversation:
        return 0.0
    # Whoever first speaks now may have come, or others have gone to see them.
    return after.speaker is None or after.speaker in _actors(border.before)


def _talk_begins(border: Border) -> float:
    """A line opens the paragraph."""
    return border.paragraph.opens_with_line


def _place_new(border: Border) -> float:
    """A place is named in the first sentence that this scene has not named."""
    known = {mention.entity for p in border.before for mention in p.places}
    opening = border.paragraph.opening
    end = border.words.starts[opening - 1] if opening > border.paragraph.first else 0
    return any(m.start <= end and m.entity not in known for m in border.paragraph.places)


def _company_new(border: Border) -> float:
    """Others act: how few of those who act next have acted in this scene."""
    before = _actors(border.before)
    after = _actors(border.after)
    if not before or not after:
        return 0.0
    return 1 - len(before & after) / min(len(before), len(after))


def _actor_opens(border: Border) -> float:
    """Somebody who has not acted in this scene acts in the first sentence."""
    paragraph = border.paragraph
    end = border.words.starts[max(paragraph.first, paragraph.opening - 1)]
    first = next((e for e in paragraph.events if e.agents and e.start <= end), None)
    return first is not None and not set(first.agents) & _actors(border.before)


def _link_in_front(border: Border) -> float:
    """*Before that*, *meanwhile*, *afterwards*: time told by what was told before."""
    first, paragraph = border.paragraph.first, border.paragraph
    forms = tuple(border.words.forms[first : min(first + 2, paragraph.opening)])
    return forms[:1] in _LINKS or forms in _LINKS


def _actors(paragraphs: Sequence[Paragraph]) -> set[str]:
    acting = {who for p in paragraphs for event in p.events for who in event.agents}
    return acting | {line.speaker for p in paragraphs for line in p.lines if line.speaker}


def _pronoun_opens(border: Border) -> float:
    """*He …*: what is told goes on about somebody just named."""
    return (
        border.words.forms[border.paragraph.first] in _ANAPHORS
        and not border.paragraph.opens_with_line
    )


def _just_begun(border: Border) -> float:
    """The scene is short yet."""
    n_words = sum(paragraph.n_words for paragraph in border.before)
    return max(0.0, 1 - n_words / _SHORT_WORDS)


def _clause_of_time(border: Border) -> float:
    """*When he had gone*, *after they had eaten*: in the first sentence."""
    words, paragraph = border.words, border.paragraph
    rows = range(paragraph.first, paragraph.opening)
    return any(
        words.forms[row] in _WHEN
        and "had" in words.forms[row + 1 : min(row + 5, paragraph.opening)]
        for row in rows
    )


_ANAPHORS: Final = word_set("he she it her his him") | (POSSESSIVES - {"my", "our", "thy", "whose"})
_WHEN: Final = word_set("when after once")
_LINKS: Final = frozenset(
    tuple(words.split())
    for words in (
        "before that", "after that", "after this", "meanwhile", "afterwards", "afterward", "later",
        "presently", "at length", "at last", "by then", "since then", "eventually", "soon after",
    )
)  # fmt: skip
_SHORT_WORDS: Final = 80
_PLAIN: Final = 0.2
_N_PAST: Final = 2
_PAST: Final = 0.2
_LONG_WORDS: Final = 100

SIGNS: Final = (
    Sign("bias", -1.0, lambda _: 1.0),
    Sign("marked", 1.5, _marked, Cut.MARKER),
    Sign("time in front", 1.3, _time_in_front, Cut.TIME),
    Sign("time in opening", 0.9, _time_in_opening, Cut.TIME),
    Sign("clause of time", 0.9, _clause_of_time, Cut.TIME),
    Sign("link in front", 0.5, _link_in_front, Cut.TIME),
    Sign("back begins", 1.2, _back_begins, Cut.TELLING),
    Sign("back ends", 1.2, _back_ends, Cut.TELLING),
    Sign("usual begins", 0.6, _usual_begins, Cut.TELLING),
    Sign("place new", 0.3, _place_new, Cut.PLACE),
    Sign("company new", 0.5, _company_new, Cut.COMPANY),
    Sign("actor opens", 0.3, _actor_opens, Cut.COMPANY),
    Sign("talk goes on", -2.0, _talk_goes_on),
    Sign("talk around", -1.0, _talk_around),
    Sign("talk begins", -0.3, _talk_begins),
    Sign("pronoun opens", -0.3, _pronoun_opens),
    Sign("just begun", -0.6, _just_begun),
)
"""The features, with their weights; a scene begins where their weighted sum is above 0."""

_AHEAD: Final = 3


@dataclass(frozen=True, slots=True)
class Stretch:
    """Paragraphs of one scene.

    Attributes:
        paragraphs: one or more.
        seen: how strongly each sign was seen where it begins, by the sign's name.
    """

    paragraphs: list[Paragraph]
    seen: dict[str, float]


def cut_paragraphs(paragraphs: Sequence[Paragraph], words: Words) -> list[Stretch]:
    """Group paragraphs into scenes, from the first on."""
    stretches: list[Stretch] = []
    for index, paragraph in enumerate(paragraphs):
        if not stretches:
            stretches.append(Stretch([paragraph], {}))
            continue
        held = stretches[-1].paragraphs
        border = Border(held, paragraph, paragraphs[index : index + _AHEAD], words)
        seen = {sign.name: float(sign.measure(border)) for sign in SIGNS}
        if sum(sign.weight * seen[sign.name] for sign in SIGNS) > 0:
            stretches.append(Stretch([paragraph], seen))
        else:
            held.append(paragraph)
    return stretches
