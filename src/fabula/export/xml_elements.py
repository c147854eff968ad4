"""XML documents of one namespace, with text as XML can hold it."""

from collections.abc import Mapping

from lxml import etree

from fabula.export.signs import xml_text


def make_root(namespace: str, name: str, attributes: Mapping[str, str]) -> etree._Element:
    """The root of a document whose elements all are of one namespace, written without prefix."""
    prefixes: dict[str | None, str] = {None: namespace}
    return etree.Element(
        f"{{{namespace}}}{name}",
        dict(attributes),
        nsmap=prefixes,  # type: ignore[arg-type]  # the stubs know no default one
    )


def add_element(parent: etree._Element, tag: str, /, **attributes: str) -> etree._Element:
    """Add an element of the parent's namespace; values are made such as XML can hold."""
    values = {name: xml_text(value) for name, value in attributes.items()}
    return etree.SubElement(parent, f"{{{etree.QName(parent).namespace}}}{tag}", values)


def write_document(root: etree._Element, *, pretty: bool = False) -> bytes:
    """The document in UTF-8; ``pretty`` breaks it into lines, which adds white space."""
    written: bytes = etree.tostring(
        root, encoding="UTF-8", xml_declaration=True, pretty_print=pretty
    )
    return written
