"""A reader of fabula's TEI that knows nothing of how it is written."""

from collections import Counter

from lxml import etree

XML_ID = "{http://www.w3.org/XML/1998/namespace}id"


def read_tei(document: bytes) -> tuple[str, Counter[tuple], Counter[tuple]]:
    """The text, its mentions and its lines; elements in parts are joined by their pointers."""
    root = etree.fromstring(document)
    ids = {e.get(XML_ID): e.get("n") or e.get(XML_ID) for e in root.find("{*}standOff").iter()}
    content, spans = _walk(root.find("{*}text"))
    by_id = {e.get(XML_ID): e for e in spans if e.get(XML_ID)}
    mentions: Counter[tuple] = Counter()
    quotes: Counter[tuple] = Counter()
    for element, (start, end) in spans.items():
        if element.get("prev"):
            assert by_id[element.get("prev")[1:]].get("next") == f"#{element.get(XML_ID)}"
            continue
        last = element
        while last.get("next"):
            last = by_id[last.get("next")[1:]]
        span = (start, max(end, spans[last][1]))
        if etree.QName(element).localname == "said":
            to = tuple(ids[pointer[1:]] for pointer in (element.get("toWhom") or "").split())
            quotes[*span, _pointed(element.get("who"), ids), to] += 1
        else:
            kind = (element.get("type", "PER"), element.get("subtype", "PROP"))
            mentions[*span, *kind, _pointed(element.get("ref"), ids)] += 1
    return content, mentions, quotes


def _pointed(pointer: str | None, ids: dict[str, str]) -> str | None:
    return ids[pointer[1:]] if pointer else None


def _walk(text: etree._Element) -> tuple[str, dict[etree._Element, tuple[int, int]]]:
    """All text, and where each line and mention begins and ends in it."""
    content = ""
    starts: dict[etree._Element, int] = {}
    spans: dict[etree._Element, tuple[int, int]] = {}
    for event, element in etree.iterwalk(text, events=("start", "end")):
        if event == "start":
            starts[element] = len(content)
            content += element.text or ""
            continue
        if etree.QName(element).localname in {"said", "rs", "persName"}:
            spans[element] = (starts[element], len(content))
        if element is not text:
            content += element.tail or ""
    return content, spans
