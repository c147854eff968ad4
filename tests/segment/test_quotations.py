import pytest

from fabula.records import Mark, MarkKind


@pytest.mark.parametrize(
    ("content", "speech"),
    [
        # straight and curly double marks
        ('"Come," said Emma. "It rains."', ['"Come,"', '"It rains."']),
        ("“Come,” said Emma. “It rains.”", ["“Come,”", "“It rains.”"]),
        ('He said, "Go."--"Where?"', ['"Go."', '"Where?"']),
        ('"Wait--" She fell. "Help!"', ['"Wait--"', '"Help!"']),
        ('"_Never_," she said.', ['"_Never_,"']),
        # single marks against apostrophes
        ("‘Come,’ said Emma. ‘It’s the boys’ turn.’", ["‘Come,’", "‘It’s the boys’ turn.’"]),
        ("'Don't, 'tis the boys' dog,' said he. 'Go.'", ["'Don't, 'tis the boys' dog,'", "'Go.'"]),
        ("'I'm goin' 'ome, an' that's all,' said he.", ["'I'm goin' 'ome, an' that's all,'"]),
        ("'Give 'em th' old rope o' mine,' he said.", ["'Give 'em th' old rope o' mine,'"]),
        ("'Tis the boys' books an' th' dog's, goin' 'ome in '49.", []),
        ("“We was goin’ ’ome wi’ th’ lads,” said he.", ["“We was goin’ ’ome wi’ th’ lads,”"]),
        # guillemets, both ways round
        ("«Komm», sagte er. «Nein!»", ["«Nein!»"]),
        ("»Yes,« said he. »No!«", ["»Yes,«", "»No!«"]),
        ("« Yes, » said he.", ["« Yes, »"]),
        # corner brackets, low quotes, TeX
        ("「はい。」", ["「はい。」"]),
        ("„Yes,“ said he. „No!”", ["„Yes,“", "„No!”"]),
        ("``Yes,'' said he. ``No!''", ["``Yes,''", "``No!''"]),
        # dashes
        ("—Yes, said Dante. —And you?\n\n—No.", ["—Yes,", "And you?", "—No."]),
        ("His mother said:\n\n--O, Stephen will apologize.", ["--O, Stephen will apologize."]),
        ("—Go, he said.\n\n—Where? she asked softly.", ["—Go,", "—Where?"]),
        ("—Yes —said he—. Come here.\n\n—No.", ["—Yes", "Come here.", "—No."]),
        # missing and stray marks
        ('"Yes, said he. "I will."', ['"Yes,', '"I will."']),
        ('"Yes," said he, I will."', ['"Yes,"', 'I will."']),
        ('Come in," said he.', ['Come in,"']),
        ('"Yes, "he said. "No."', ['"Yes, "', '"No."']),
        ("“Yes, he knew.\n\nThe rain fell.\n\n“No.”", ["“Yes, he knew.", "“No.”"]),
        ('The board was 6" long.\n\n"Yes."', ['"Yes."']),
    ],
)  # fmt: skip
def test_conventions(quoted, content, speech):
    assert quoted(content) == speech


def rows_of(layout, content):
    rows = layout.quotations
    return [
        (content[start:end], int(depth))
        for (start, end), depth in zip(rows.spans, rows.depth, strict=True)
    ]


@pytest.mark.parametrize(
    ("content", "rows"),
    [
        ("“He said ‘Go!’ to me.”", [("“He said ‘Go!’ to me.”", 0), ("‘Go!’", 1)]),
        ("'He said \"Go!\" to me,' she said.", [("'He said \"Go!\" to me,'", 0), ('"Go!"', 1)]),
        ("\"He said 'Go!' to me.\"", [("\"He said 'Go!' to me.\"", 0), ("'Go!'", 1)]),
        (
            "“She said, ‘He said “No” to me.’ ”",
            [("“She said, ‘He said “No” to me.’ ”", 0), ("‘He said “No” to me.’", 1), ("“No”", 2)],
        ),
        ("“I said “no” to him,” he said.", [("“I said “no” to him,”", 0), ("“no”", 1)]),
    ],
)
def test_nested_quotations(split, content, rows):
    assert rows_of(split(content), content) == rows


def test_speech_over_paragraphs_is_linked(split):
    content = "“One.\n\n“Two.\n\n“Three.”\n\n“Other.”"
    rows = split(content).quotations
    assert [content[s:e] for s, e in rows.spans] == ["“One.", "“Two.", "“Three.”", "“Other.”"]
    assert rows.continues.tolist() == [-1, 0, 1, -1]
    assert rows.is_speech.all()


def test_interrupted_speech_is_linked(split):
    rows = split('"A day," she said, "is long." She left. "Well?" he asked.').quotations
    assert rows.continues.tolist() == [-1, 0, -1]


def test_two_speakers_in_one_paragraph_are_not_linked(split):
    rows = split('"Yes," said Emma. "No," said Harriet.').quotations
    assert rows.continues.tolist() == [-1, -1]


def test_conventions_change_within_a_book(quoted):
    prose = "The rain fell on the town and nobody came along the road."
    parts = [
        "“Come,” said Emma.", prose, "‘Come,’ said Jane.", "‘It’s late,’ said Emma.", prose,
        "—Yes, said Dante.", "—No, said Simon.", "—Why? asked Dante.", prose,
    ]  # fmt: skip
    found = quoted("\n\n".join(part for part in parts for _ in range(6)))
    assert found == [
        speech
        for speech in ("“Come,”", "‘Come,’", "‘It’s late,’", "—Yes,", "—No,", "—Why?")
        for _ in range(6)
    ]


def test_verse_inside_a_quotation_need_not_reopen(split):
    content = "He sang: “O the rose,\nO the thorn,\n\nO the green place.”\n\nThen he left."
    rows = split(content).quotations
    assert [content[s:e] for s, e in rows.spans] == [
        "“O the rose,\nO the thorn,", "O the green place.”",
    ]  # fmt: skip
    assert rows.continues.tolist() == [-1, 0]


@pytest.mark.parametrize(
    "content",
    [
        "They called it “the house,” to tell it from the cottages.",
        "The date ‘1500,’ stood over the door.",
        "a paper with the words ‘DRINK ME’ printed on it",
        "It was 'the house' to everybody.",
        "A telegram bespeaking a room “only if not noisy,” was produced.",
        "The wall bore an inscription: “Here lies Tom.”",
        "She played the overture to “The Poet and the Peasant.”",
        "—Shakespeare",
        "Her “crushes” were many.",
    ],
)
def test_marks_around_what_nobody_says(quoted, content):
    assert quoted(content) == []


@pytest.mark.parametrize(
    ("content", "speech"),
    [
        ("“Psychic,” the girls whispered, and “spiritual.”", ["“Psychic,”", "“spiritual.”"]),
        ("“Well!” thought Alice. “After this.”", ["“Well!”", "“After this.”"]),
        ("She cried, “Oh, see!” and ran.", ["“Oh, see!”"]),
        ("“I have”—he rose—“no more to say.”", ["“I have”", "“no more to say.”"]),
        ("“Yes”", ["“Yes”"]),
        (
            "“Ah!” said Mr. Lee: rising from his chair by Mrs. Lee; “that’s just it.”",
            ["“Ah!”", "“that’s just it.”"],
        ),
        ("“Ah!” said Lee. He put down “the house.”", ["“Ah!”"]),
        (
            "He put the papers away;--“very pleasant. Two good lines.”",
            ["“very pleasant. Two good lines.”"],
        ),
    ],
)
def test_what_somebody_says(quoted, content, speech):
    assert quoted(content) == speech


def test_the_opening_sign_is_the_convention(split):
    content = "“Go ‘now’,” he said.\n\n—Yes, said Dante.\n\n—No, no, she said.\n\n«No!» she said."
    assert set(split(content).quotations.convention) == {"“", "‘", "—", "«"}


def test_speech_that_only_markup_shows(split):
    content = "Come in, said Emma.\n\n“No,” said Jane."
    rows = split(
        content, Mark(MarkKind.SPEECH, 0, 8), Mark(MarkKind.SPEECH, content.index("No"), 24)
    ).quotations
    assert [content[s:e] for s, e in rows.spans] == ["Come in,", "“No,”"]
    assert rows.is_speech.all()
    assert rows.convention == ("<q>", "“")
