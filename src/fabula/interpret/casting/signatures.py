"""Who signs a letter and whom it greets, by the names at its end and at its beginning."""

from typing import Final

from fabula.interpret.wording.phrases import Phrase
from fabula.interpret.wording.word_lists import word_set
from fabula.records import Layout

SIGNATURE_CHARS: Final = 160
"""A signature closes a paragraph that is no longer (*I am, dear Sir, yours truly, Frank Vane.*)."""

GREETING_CHARS: Final = 120
"""How far into a letter its salutation may stand."""

N_LAST_NAMES: Final = 6
"""A postscript may follow the signature, so the last names of a letter are all looked at."""

_BEFORE_SIGNATURE: Final = word_set(
    """
    loving affectionate faithful devoted obedient humble own old sincere grateful friend servant
    sister brother mother father daughter son wife husband cousin niece nephew aunt uncle truly
    sincerely faithfully affectionately respectfully ever always yours your remain am
    """
)
_GREETING: Final = word_set("dear dearest darling beloved my own sir madam")


def find_signature(inside: list[Phrase], layout: Layout) -> tuple[str, ...]:
    """The name a letter is signed with, lower-case words; ``()`` where none can be told.

    Args:
        inside: the mentions of the letter, in order.
        layout: the text they stand in.
    """
    names = [phrase for phrase in inside if phrase.is_personal_name]
    for phrase in reversed(names[-N_LAST_NAMES:]):
        start, end = layout.paragraphs[phrase.paragraph] if phrase.paragraph >= 0 else (0, 0)
        is_last = 0 <= end - phrase.end <= 2
        is_alone = phrase.start - start <= 1
        is_set_off = not phrase.before[:1].isalnum() or phrase.before in _BEFORE_SIGNATURE
        if is_last and end - start <= SIGNATURE_CHARS and (is_alone or is_set_off):
            return phrase.name_words
    return ()


def find_salutation(inside: list[Phrase]) -> tuple[str, ...]:
    """The name a letter begins with (*My dear Emma,*), lower-case words; ``()`` without one."""
    for phrase in inside:
        if phrase.start - inside[0].start > GREETING_CHARS:
            break
        is_greeted = phrase.before in _GREETING or not _GREETING.isdisjoint(phrase.words[:-1])
        if phrase.is_personal_name and is_greeted:
            return phrase.name_words
    return ()
