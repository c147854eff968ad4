"""Tags: the clause of narration beside a quotation that says who speaks it."""

import re
from dataclasses import dataclass
from typing import Final

from fabula.segment.verbs import SAYING, SUBJECT, SUBJECT_VERB, VERB, VERB_SUBJECT

# What follows a quotation: listed verbs in both orders; any past tense before its subject; and,
# where the quotation ends with a comma, any past tense after its subject.
_LISTED: Final = re.compile(rf"(?:{VERB_SUBJECT}|{SUBJECT_VERB})")
_INVERTED: Final = re.compile(rf"[a-z]+ed\s+{SUBJECT}\b")
_UNLISTED: Final = re.compile(rf"{SUBJECT}\s+(?:[a-z]+ly\s+)?[a-z]+ed\b")
_BARE_VERB: Final = re.compile(rf"\b(?:{VERB}|{SAYING})")
_LEAD: Final = re.compile(r"[\s,;.—–-]*")
_STOP: Final = r"(?<!Mr)(?<!Mrs)(?<!Dr)(?<!St)(?<!\b[A-Z])[.!?]"
_CLAUSE_END: Final = re.compile(
    rf"(?:{_STOP}|[;:])(?=[\s\"'“‘)]|$)|(?=--|—)"
    r"|[,;]?\)|,(?=\s+(?:and|but|then|for|so|until|till|who|whom|whose|which|where|while|because|though"
    r"|although)\b)"
)
_SENTENCE_END: Final = re.compile(rf"{_STOP}[\"'”’)]*\s+(?=[\"'“‘(]?[^\W\d_a-z])|;\s|--|—")
_INTRODUCES: Final = re.compile(r"(?:[,:]|--|—)\s*$")
_LONGEST: Final = 200
_FARTHEST_VERB: Final = 80
_FARTHEST_ADVERB: Final = 25
_SAID: Final = re.compile(
    r"\b(?:sa(?:id|ys?|ying)|cr(?:ied|ying)|ask|answer|shout|whisper|repl|exclaim|began\b)"
)
_MANNER: Final = re.compile(
    r"\s+(?:[a-z]+ly|again|aloud|(?<!began\s)to|in|with|as|at|from|through)\b"
)


@dataclass(frozen=True, slots=True)
class Tag:
    """A clause that names who speaks.

    Attributes:
        start, end: its span, without white space around it.
        verb: its verb in lower case, or ``""`` where only the order of words shows one.
        clause: the subject and verb as they stand.
    """

    start: int
    end: int
    verb: str
    clause: str


def find_tag_after(content: str, end: int, limit: int) -> Tag | None:
    """The tag that follows a quotation.

    Args:
        content: the canonical text.
        end: where the quotation ends, its mark included.
        limit: where the next quotation starts or the paragraph ends.
    """
    lead = _LEAD.match(content, end, limit)
    start = lead.end() if lead else end
    if start >= limit:
        return None
    last = content[max(0, end - 2) : end].strip("\"”’'»“‘_*")[-1:]
    lower = content[start].islower()
    match = _LISTED.match(content, start, limit)
    if match is not None and not lower and last in ".!?" and not _is_brief(content, match, last):
        match = None
    if match is not None and last.isalnum() and not _BARE_VERB.match(match[0]):
        match = None  # a quoted word goes on in the clause: `"Oxfords" he never wore, he said`
    if match is None and lower and last != ".":
        match = _INVERTED.match(content, start, limit)
    if match is None and last == ",":
        match = _UNLISTED.match(content, start, limit)
    if match is None:
        return None
    stop = _CLAUSE_END.search(content, match.end(), limit)
    return _make_tag(content, start, stop.end() if stop else limit, match[0])


def _is_brief(content: str, match: re.Match[str], last: str) -> bool:
    """Whether a clause after a full stop is a tag and not a new sentence.

    `"Why?" Mr. Bennet replied.` and `"Why?" Emma said to herself.` are; `"Yes." He said nothing.`
    is not.
    """
    following = content[match.end() : match.end() + 1]
    named = match[0].split(None, 1)[0] not in {"He", "She", "They", "It", "I", "We"}
    if named and last != "." and _SAID.search(match[0]) and _MANNER.match(content, match.end()):
        return True
    return following in ",.:;" and (named or last != ".")


def find_tag_before(content: str, start: int, quotation: int) -> Tag | None:
    """The tag that leads to a quotation.

    Args:
        content: the canonical text.
        start: the end of the quotation or tag before it, or the start of the paragraph.
        quotation: where the quotation starts.
    """
    start = max(start, quotation - _LONGEST)
    stretch = content[start:quotation]
    bare = stretch.rstrip()
    introduces = _INTRODUCES.search(stretch) is not None
    cut = 0
    for stop in _SENTENCE_END.finditer(bare, 0, max(0, len(bare) - 2)):
        cut = stop.end()
    clause = _last(_LISTED, stretch, cut)
    verb = _last(_BARE_VERB, stretch, cut)
    if verb is None or len(stretch) - verb.end() > _FARTHEST_VERB:
        return None
    if not introduces and len(bare) - verb.end() > (
        _FARTHEST_ADVERB if _SAID.match(verb[0]) else 0
    ):
        return None
    if clause is None or clause.end() < verb.end():  # "…turned to him and said:"
        begin = cut + len(stretch[cut:]) - len(stretch[cut:].lstrip())
        return _make_tag(content, start + begin, quotation, verb[0])
    return _make_tag(content, start + clause.start(), quotation, clause[0])


def _last(pattern: re.Pattern[str], words: str, start: int) -> re.Match[str] | None:
    matches = list(pattern.finditer(words, start))
    return matches[-1] if matches else None


def _make_tag(content: str, start: int, end: int, clause: str) -> Tag:
    while end > start and content[end - 1].isspace():
        end -= 1
    verb = _last(_BARE_VERB, clause, 0)
    return Tag(start, end, verb[0].split()[0].lower() if verb else "", " ".join(clause.split()))


# In a text without closing marks a tag shows itself by its words alone.
_BARE: Final = re.compile(
    rf"(?:(?<=[,?!.…—-])(?:\s+|\s*[—–―]\s?)|\s[—–―])(?P<clause>{VERB_SUBJECT}|{SUBJECT_VERB})"
    r"(?P<how>\s+(?:[a-z]+ly|again|at\s+last|softly|to\s+[^\W\d_][\w’']*|with\s[^.,;:!?—]+"
    r"|in\s[^.,;:!?—]+|from\s[^.,;:!?—]+|over\s[^.,;:!?—]+|[a-z]+ing\b[^.,;:!?—]*))*"
    r"(?:,\s+[a-z]+ing\b[^.,;:!?—]*)*(?=[.,;:!?]|\s*[—–―]|\s*$)[.,;:]?"
)


def find_bare_tag(content: str, start: int, end: int) -> Tag | None:
    """The first tag in speech that no closing mark ends (`--Yes, said Dante. --It is.`).

    Args:
        content: the canonical text.
        start: where the words of the speech start.
        end: where the paragraph ends.
    """
    match = _BARE.search(content, start, end)
    if match is None:
        return None
    return _make_tag(content, match.start("clause"), match.end(), match["clause"])
