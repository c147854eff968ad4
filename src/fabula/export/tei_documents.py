"""TEI P5: the text with its speakers and people (docs/formats/annotations.md)."""

from __future__ import annotations

from typing import Final

from lxml import etree

from fabula.export.entities import list_ids
from fabula.export.tei_elements import XML_ID, Names, make_element, plain_words
from fabula.export.tei_texts import build_text
from fabula.records import Character, Story

_LISTS: Final = {
    "PER": ("listPerson", "person", "persName"),
    "FAC": ("listPlace", "place", "placeName"),
    "GPE": ("listPlace", "place", "placeName"),
    "LOC": ("listPlace", "place", "placeName"),
    "ORG": ("listOrg", "org", "orgName"),
    "VEH": ("listObject", "object", "objectName"),
}


def make_tei(story: Story, stem: str, with_text: bool) -> dict[str, bytes]:
    """One TEI document."""
    del with_text  # the table of formats says that there is no TEI document without its text
    names = Names()
    names.entities.update((who, names.add(who)) for who in list_ids(story))
    root = make_element("TEI", _header(story))
    if names.entities:
        root.append(_lists(story, names))
    root.append(build_text(story, names))
    content = etree.tostring(root, xml_declaration=True, encoding="utf-8")
    return {f"{stem}.tei.xml": content + b"\n"}


def _header(story: Story) -> etree._Element:
    source = story.text.source
    statement = make_element("titleStmt", make_element("title", source.title or source.name))
    if source.author:
        statement.append(make_element("author", source.author))
    origin = f"{source.name}, SHA-256 {source.sha256}"
    warning = (
        "Names, speakers and addressees were found by a program "
        f"(fabula, {story.bundle}), not by a person."
    )
    return make_element(
        "teiHeader",
        make_element(
            "fileDesc",
            statement,
            make_element("publicationStmt", make_element("p", "Not published.")),
            make_element("sourceDesc", make_element("p", origin)),
        ),
        make_element("encodingDesc", make_element("p", warning)),
    )


def _lists(story: Story, names: Names) -> etree._Element:
    """Everybody and everything that is pointed to, by kind."""
    cast = {character.id: character for character in story.characters}
    entities = {entity.id: entity for entity in story.entities}
    lists: dict[str, etree._Element] = {}
    for who, name in names.entities.items():
        entity = entities.get(who)
        list_tag, tag, name_tag = _LISTS.get(entity.category if entity else "PER", _LISTS["PER"])
        shown = cast[who].name if who in cast else entity.name if entity else who
        titled = make_element(name_tag, shown)
        item = make_element(
            tag, make_element("objectIdentifier", titled) if tag == "object" else titled
        )
        item.set(XML_ID, name)
        if name != who:
            item.set("n", plain_words(who))
        if tag == "person" and who in cast:
            _tell_character(item, cast[who])
        lists.setdefault(list_tag, make_element(list_tag)).append(item)
    return make_element("standOff", *lists.values())


def _tell_character(person: etree._Element, character: Character) -> None:
    if character.is_narrator:
        person.set("role", "narrator")
    for alias in character.aliases:
        person.append(make_element("persName", alias, type="alias"))
    if character.pronouns:
        person.append(make_element("note", ", ".join(character.pronouns), type="pronouns"))
