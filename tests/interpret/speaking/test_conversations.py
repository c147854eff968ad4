from fabula.records import Quote, Story
from fabula.records.conversations import list_conversations
from tests.interpret.marked_texts import make_book

MEETING = "[Emma] sat by [Frank].\n\n"


def talk_of(marked: str) -> Story:
    return make_book(MEETING + marked).story()


def test_lines_near_each_other_are_one_conversation() -> None:
    story = talk_of("“No,” said [Emma].\n\n“Yes,” said [Frank], “it is.”\n\n“Go,” said [Emma].")
    (talk,) = story.conversations
    assert (talk.id, talk.n_lines, talk.section) == ("c1", 4, "chapter-1")
    assert talk.participants == ("emma", "frank")
    assert (talk.start, talk.end) == (story.quotes[0].start, story.quotes[-1].end)
    assert {quote.conversation for quote in story.quotes} == {"c1"}


def test_one_turn_alone_and_thoughts_are_none() -> None:
    story = talk_of("“No,” said [Emma], “never.”\n\n“How odd!” thought [Frank].")
    assert not story.conversations
    assert [quote.conversation for quote in story.quotes] == [None] * 3


def test_much_narration_parts_two_conversations() -> None:
    pair = "“No,” said [Emma].\n\n“Yes,” said [Frank].\n\n"
    story = talk_of(pair + "It rained and rained. " * 30 + "\n\n" + pair)
    assert [quote.conversation for quote in story.quotes] == ["c1", "c1", "c2", "c2"]


def test_a_line_that_another_breaks_off() -> None:
    story = talk_of(
        "“I only meant—” began [Emma].\n\n“Meant!” said [Frank]. “You never—” [He] stopped. “Well.”"
    )
    assert [quote.interrupted_by for quote in story.quotes] == ["q2", None, None, None]


def test_who_only_listens_who_joins_and_who_leaves() -> None:
    said = [
        ("a", "b"),
        ("b", "a"),
        ("b", "a"),
        ("a", "b"),
        ("c", "b"),
        ("b", "d"),
        ("c", "b"),
        ("b", "c"),
    ]
    quotes = [
        Quote(f"q{row}", row, row + 1, who, (to,), 1.0, "explicit", "", (), None, conversation="c1")
        for row, (who, to) in enumerate(said)
    ]
    (talk,) = list_conversations(quotes)
    assert talk.participants == ("a", "b", "c")
    assert (talk.listeners, talk.joined, talk.left) == (("d",), ("c",), ("a",))
