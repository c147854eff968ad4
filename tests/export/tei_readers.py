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
            end = spans[last][1]
        tag = etree.QName(element).localname
        if tag == "said":
            who = element.get("who")
            to = tuple(ids[pointer[1:]] for pointer in (element.get("toWhom") or "").split())
            quotes[start, end, ids[who[1:]] if who else None, to] += 1
        else:
            kind = (
                ("PER", "PROP")
                if tag == "persName"
                else (element.get("type"), element.get("subtype"))
            )
            ref = element.get("ref")
            mentions[start, end, *kind, ids[ref[1:]] if ref else None] += 1
    return content, mentions, quotes


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
