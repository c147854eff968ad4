LONG = "The rain had fallen on the town since early morning and nobody had come along the road. "


def paragraphs_of(split, content):
    return [content[s:e] for s, e in split(content).paragraphs]


def wrap(words: str, width: int = 70) -> str:
    lines = [""]
    for word in words.split():
        if len(lines[-1]) + len(word) + 1 > width:
            lines.append("")
        lines[-1] = f"{lines[-1]} {word}".strip()
    return "\n".join(lines)


def test_hard_wrapped_text_has_paragraphs_between_blank_lines(split):
    content = f"{wrap(LONG * 3)}\n\n{wrap(LONG * 2)}\n"
    assert len(paragraphs_of(split, content)) == 2


def test_one_line_is_one_paragraph_without_blank_lines(split):
    content = f"{LONG * 3}\n“Yes.”\n“No.”\n{LONG * 2}\n“Why?”\nHe left.\n{LONG}"
    assert len(paragraphs_of(split, content)) == 7


def test_one_line_is_one_paragraph_with_blank_lines(split):
    content = "\n\n".join([LONG * 3, "“Yes.”", LONG * 2, "“No.”"])
    assert len(paragraphs_of(split, content)) == 4


def test_both_layouts_in_one_book(split):
    wrapped = "\n\n".join([wrap(LONG * 4)] * 60)
    lines = "\n".join([LONG * 4, "“Yes.”"] * 120)
    assert len(paragraphs_of(split, f"{wrapped}\n\n{lines}")) == 60 + 240


def test_indented_paragraphs_without_blank_lines(split):
    one = "   " + wrap(LONG * 3)
    content = f"{one}\n{one}\n{one}"
    assert len(paragraphs_of(split, content)) == 3


def test_verse_stays_together(split):
    verse = "    O, the wild rose blossoms\n    On the little green place."
    content = f"{wrap(LONG * 3)}\n\n{verse}\n\n{wrap(LONG * 3)}"
    assert paragraphs_of(split, content)[1] == verse.strip()


def test_nothing_and_blank_text(split):
    for content in ("", "\n\n  \n"):
        layout = split(content)
        assert not len(layout.paragraphs)
        assert sum(end - start for start, end in layout.pieces) == len(content)
        assert layout.sections[0].end == len(content)
