"""Titles of letters and journals inside chapters."""

from fabula.records import SectionKind

DAY = (
    "The rain had fallen on the town since early morning, and nobody had come along the road. " * 3
)


def letters(layout):
    return [s.title for s in layout.sections if s.kind is SectionKind.LETTER]


def chapter(*parts):
    return "CHAPTER I\n\n" + "\n\n\n".join(parts) + f"\n\n\nCHAPTER II\n\n{DAY}\n"


def test_titles_cut_a_chapter_into_its_documents(split):
    content = chapter(
        "MINA MURRAY'S JOURNAL",
        DAY,
        "_Dr. Seward's Diary--continued._",
        DAY,
        "_Letter from Lucy Westenra to Mina Murray._",
        DAY,
        "_Telegram, Seward, London, to Van Helsing, Amsterdam._",
        DAY,
    )
    layout = split(content)
    assert layout.sections[0].title == "CHAPTER I MINA MURRAY'S JOURNAL"
    assert letters(layout) == [
        "_Dr. Seward's Diary--continued._",
        "_Letter from Lucy Westenra to Mina Murray._",
        "_Telegram, Seward, London, to Van Helsing, Amsterdam._",
    ]
    documents = [s for s in layout.sections if s.kind is SectionKind.LETTER]
    assert all(content[s.body_start :].startswith("The rain") for s in documents)
    # Their titles are headings, so no word of them is story.
    assert all(layout.headings.covering(s.start) >= 0 for s in documents)
    assert not any(layout.paragraphs.covering(s.start) >= 0 for s in documents)


def test_one_titled_letter_ends_with_its_signature(split):
    content = chapter(DAY, "_Letter from Emma Vane._", DAY, "Yours truly,", "Emma Vane", DAY)
    layout = split(content)
    (letter,) = [s for s in layout.sections if s.kind is SectionKind.LETTER]
    assert content[letter.start : letter.end].rstrip().endswith("Emma Vane")


def test_a_book_of_titled_letters_alone_has_them_as_chapters(split):
    titles = ["LETTER FROM EMMA TO FRANK", "LETTER FROM FRANK TO EMMA"]
    layout = split("\n\n\n".join(f"{title}\n\n{DAY}" for title in titles))
    assert [s.title for s in layout.sections if s.kind is SectionKind.CHAPTER] == titles


def test_sentences_are_no_titles(split):
    sentences = [
        "The letter from home.",
        "Emma's letter lay there.",
        "He read Emma's diary, and wept.",
        "A note of music!",
        "Report to me.",
    ]
    assert not letters(split(chapter(DAY, *sentences, DAY)))
