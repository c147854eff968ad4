"""Tables of voices: which voice of a speech engine reads whom, given by the user as TOML."""

from __future__ import annotations

import os
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from fabula.errors import ExportError
from fabula.export.json_contracts import dump_json
from fabula.records import Character, Story

_PRONOUNS: Final = ("she", "he", "other")


@dataclass(frozen=True, slots=True)
class Voices:
    """Names of voices, as the speech engine calls them; ``""`` where none is given.

    Attributes:
        narration: who reads narration and tags.
        unknown: who reads lines whose speaker is not known.
        defaults: who reads characters without a voice of their own, by their first pronoun:
            ``she``, ``he``, ``other``.
        characters: who reads a character, by id or name, in lower case.
    """

    narration: str = ""
    unknown: str = ""
    defaults: Mapping[str, str] = field(default_factory=dict)
    characters: Mapping[str, str] = field(default_factory=dict)

    def voice_of(self, character: Character) -> str:
        """The voice of a character, its own or the default one."""
        own = self.characters.get(character.id.casefold())
        own = own or self.characters.get(character.name.casefold())
        return own or self.defaults.get(pronoun_of(character), "")


def pronoun_of(character: Character) -> str:
    """Which default voice a character takes: ``she``, ``he`` or ``other``."""
    first = next(iter(character.pronouns), "")
    return first if first in _PRONOUNS else "other"


def read_voices(path: str | os.PathLike[str], story: Story) -> Voices:
    """Read a table of voices.

    Raises:
        ExportError: there is no such file, it is not TOML, it has something unknown in it, or
            it names somebody who is not in the story's cast.
    """
    try:
        document = tomllib.loads(Path(path).read_bytes().decode("utf-8-sig"))
    except OSError as error:
        raise ExportError(f"{path}: {error.strerror or error}") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ExportError(f"{path}: it is no TOML in UTF-8: {error}") from error
    unknown = sorted(document.keys() - {"narration", "unknown", "default", "character"})
    if unknown:
        raise ExportError(
            f"{path}: {unknown[0]!r} is unknown; it may hold narration, unknown, [default] and "
            "[character]"
        )
    characters = _names(document, "character", path)
    cast = {called.casefold() for who in story.characters for called in (who.id, who.name)}
    strangers = [name for name in characters if name.casefold() not in cast]
    if strangers:
        raise ExportError(
            f"{path}: {strangers[0]!r} is nobody's id or name in this story; see fabula cast"
        )
    return Voices(
        narration=_name(document, "narration", path),
        unknown=_name(document, "unknown", path),
        defaults=_defaults(document, path),
        characters={name.casefold(): voice for name, voice in characters.items()},
    )


def _defaults(document: Mapping[str, Any], path: object) -> dict[str, str]:
    names = _names(document, "default", path)
    wrong = sorted(names.keys() - set(_PRONOUNS))
    if wrong:
        raise ExportError(f"{path}: [default] has {wrong[0]!r}; it may have she, he and other")
    return names


def _names(document: Mapping[str, Any], key: str, path: object) -> dict[str, str]:
    table = document.get(key, {})
    if not isinstance(table, dict):
        raise ExportError(f"{path}: {key} is to be a table; write it as [{key}]")
    return {name: _name(table, name, path) for name in table}


def _name(table: Mapping[str, Any], key: str, path: object) -> str:
    voice = table.get(key, "")
    # SSML's name attribute is a list, with spaces between.
    if not isinstance(voice, str) or voice.split() not in ([], [voice]):
        raise ExportError(f"{path}: {key} holds {voice!r}; a voice's name is one word in quotes")
    return voice


def write_voices(story: Story) -> str:
    """A table of voices to fill in: the speakers, the most lines first, with what is known."""
    speakers = [character for character in story.characters if character.n_lines]
    speakers.sort(key=lambda character: -character.n_lines)
    lines = [
        "# Which voice reads whom: fill in names of your speech engine's voices, then",
        "# fabula export BOOK --format ssml --voices voices.toml",
        "",
        'narration = ""',
        'unknown = ""  # lines whose speaker is not known',
        "",
        "[default]  # for characters without a voice of their own, by pronoun",
        *(f'{pronoun} = ""' for pronoun in _PRONOUNS),
        "",
        "[character]",
        *(f'{_quoted(who.id)} = ""  # {_describe(story, who)}' for who in speakers),
    ]
    return "\n".join(lines) + "\n"


def _quoted(text: str) -> str:
    """A TOML text; what JSON writes for one is one, but for half characters."""
    return dump_json(text.encode("utf-8", "replace").decode("utf-8"))


def _describe(story: Story, character: Character) -> str:
    words = [story.text.content[start:end] for start, end in character.age_words]
    known = [character.name, ", ".join(character.pronouns), ", ".join(words)]
    n_lines = f"{character.n_lines} line{'s' if character.n_lines != 1 else ''}"
    return _comment("; ".join([*filter(None, known), n_lines]))


def _comment(text: str) -> str:
    """Text on one line without the controls that TOML forbids in comments."""
    shown = (sign if sign.isprintable() else "\ufffd" for sign in " ".join(text.split()))
    return "".join(shown)
