from fabula.records import Mark, MarkKind, SectionKind

PROSE = (
    "The rain had fallen on the town since early morning, and nobody had come along the road "
    "that day but the carrier, who was late. She looked out again and saw nothing at all."
)


def names(layout, *kinds):
    return [(s.id, s.title) for s in layout.sections if not kinds or s.kind in kinds]


def tops(layout):
    return [section for section in layout.sections if section.parent is None]


def test_numbered_chapters_and_a_book_title(split):
    content = (
        f"EMMA\n\nBy Jane Austen\n\n\nVOLUME I\n\n\nCHAPTER I\n\n{PROSE}\n\n\nCHAPTER II\n\n{PROSE}"
    )
    layout = split(content)
    assert names(layout) == [
        ("front-1", ""),
        ("chapter-1", "VOLUME I CHAPTER I"),
        ("chapter-2", "CHAPTER II"),
    ]
    assert content[layout.sections[1].body_start :].startswith("The rain")
    assert [content[s:e] for s, e in layout.headings] == [
        "VOLUME I", "CHAPTER I", "CHAPTER II",
    ]  # fmt: skip


def test_a_title_on_the_next_line_belongs_to_the_heading(split):
    content = f"CHAPTER I.\n\nDown the Hole\n\n{PROSE}\n\nCHAPTER II.\nThe Pool\n\n{PROSE}"
    assert names(split(content)) == [
        ("chapter-1", "CHAPTER I. Down the Hole"),
        ("chapter-2", "CHAPTER II. The Pool"),
    ]


def test_a_table_of_contents_is_front_matter_and_no_chapters(split):
    titles = ["CHAPTER I. The Rain", "CHAPTER II. The Road", "CHAPTER III. The End"]
    listed = "\n".join(f" {title}" for title in titles)
    body = "\n\n\n".join(f"{title}\n\n{PROSE}" for title in titles)
    layout = split(f"A STORY\n\nCONTENTS\n\n{listed}\n\n\n{body}")
    assert [s.title for s in tops(layout) if s.kind is SectionKind.CHAPTER] == titles
    assert tops(layout)[0].kind is SectionKind.FRONT


def test_contents_a_paragraph_a_line(split):
    titles = [f"Chapter {n}: The {t}" for n, t in enumerate(("Rain", "Road", "Sea", "End"), 1)]
    body = "\n\n".join(f"{title}\n\n{PROSE * 3}" for title in titles)
    layout = split("Contents\n\n" + "\n\n".join(titles) + "\n\n" + body)
    chapters = [s.title for s in tops(layout) if s.kind is SectionKind.CHAPTER]
    assert chapters == titles


def test_a_story_that_starts_at_once_has_no_front_matter(split):
    layout = split(f"{PROSE}\n\n{PROSE}")
    assert names(layout) == [("chapter-1", "")]


def test_a_title_line_over_a_story(split):
    layout = split(f"THE MASQUE OF THE RED DEATH\n\n\n{PROSE * 3}")
    assert names(layout) == [("chapter-1", "THE MASQUE OF THE RED DEATH")]


def test_lone_numbers_count_only_in_sequence(split):
    content = f"I\n\n{PROSE}\n\nII\n\n{PROSE}\n\n“Who is it?”\n\nI\n\n{PROSE}\n\nIII\n\n{PROSE}"
    assert [s.title for s in tops(split(content))] == ["I", "II", "III"]


def test_numbers_inside_chapters_are_scenes(split):
    part = f"I\n\n{PROSE}\n\nII\n\n{PROSE}"
    layout = split(f"CHAPTER I\n\n{part}\n\nCHAPTER II\n\n{part}")
    assert names(layout) == [
        ("chapter-1", "CHAPTER I"), ("chapter-1-scene-1", "I"), ("chapter-1-scene-2", "II"),
        ("chapter-2", "CHAPTER II"), ("chapter-2-scene-1", "I"), ("chapter-2-scene-2", "II"),
    ]  # fmt: skip


def test_break_signs_make_scenes(split):
    for sign in ("* * *", "***", "#", "⁂", "---", "~", "*       *       *"):
        content = f"CHAPTER I\n\n{PROSE}\n\n{sign}\n\n{PROSE}"
        layout = split(content)
        scenes = [s for s in layout.sections if s.kind is SectionKind.SCENE]
        assert [s.id for s in scenes] == ["chapter-1-scene-1", "chapter-1-scene-2"]
        assert content[scenes[1].start :] == PROSE
        assert scenes[0].parent == "chapter-1"
        assert len(layout.paragraphs) == 2


def test_a_wide_gap_makes_a_scene(split):
    near = "\n".join([PROSE * 2] * 5)
    layout = split(f"{near}\n\n{near}")
    assert len([s for s in layout.sections if s.kind is SectionKind.SCENE]) == 2


def test_a_letter_inside_a_chapter(split):
    letter = f"“My dear Jane,\n\n“{PROSE}\n\n“Your affectionate friend,\n\n“EMMA.”"
    content = f"CHAPTER I\n\n{PROSE}\n\n{letter}\n\n{PROSE}"
    layout = split(content)
    (found,) = [s for s in layout.sections if s.kind is SectionKind.LETTER]
    assert content[found.start : found.end].strip() == letter
    assert (found.id, found.parent) == ("chapter-1-letter-1", "chapter-1")


def test_markup_is_believed(split):
    content = f"Rain\n\n{PROSE}\n\nSun\n\n{PROSE}\n\nNotes on the text"
    at = [content.index("Rain\n"), content.index("Sun"), content.index("Notes")]
    layout = split(
        content,
        Mark(MarkKind.HEADING, at[0], at[0] + 4, 1),
        Mark(MarkKind.HEADING, at[1], at[1] + 3, 1),
        Mark(MarkKind.BACK, at[2], len(content)),
    )
    assert names(layout) == [("chapter-1", "Rain"), ("chapter-2", "Sun"), ("back-1", "")]


def test_breaks_and_front_matter_of_markup(split):
    content = f"For my mother.\n\nOne\n\n{PROSE}\n\n{PROSE}"
    one = content.index("One")
    layout = split(
        content,
        Mark(MarkKind.FRONT, 0, 14),
        Mark(MarkKind.HEADING, one, one + 3, 1),
        Mark(MarkKind.BREAK, content.rindex("The rain"), content.rindex("The rain")),
    )
    assert [s.id for s in layout.sections] == [
        "front-1", "chapter-1", "chapter-1-scene-1", "chapter-1-scene-2",
    ]  # fmt: skip


def test_the_end_is_back_matter(split):
    layout = split(f"CHAPTER I\n\n{PROSE * 4}\n\nTHE END")
    assert [s.id for s in tops(layout)] == ["chapter-1", "back-1"]


def test_the_word_xxx_is_a_number_and_not_a_break(split):
    numbers = ["XXVIII", "XXIX", "XXX", "XXXI"]
    content = "\n\n".join(f"CHAPTER {n}\n\n{PROSE}" for n in ["XXVI", "XXVII"])
    content += "".join(f"\n\n{n}\n\n{PROSE}" for n in numbers)
    layout = split(content)
    assert "XXX" in [content[s:e] for s, e in layout.headings]
