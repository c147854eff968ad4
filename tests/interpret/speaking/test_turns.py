"""Lines grouped into turns and conversations, and what stands beside them."""

from fabula.interpret.speaking.conversations import find_conversations
from fabula.interpret.speaking.cues import add_cues
from fabula.interpret.speaking.turns import Turn, group_turns
from tests.interpret.marked_texts import make_book


def turns_of(marked: str) -> list[Turn]:
    book = make_book(marked)
    turns = group_turns(book.layout)
    add_cues(turns, book.text, book.layout, book.phrases(), book.annotations.syntax)
    return turns


def tags_of(marked: str) -> list[str]:
    return [turn.tagged.text if turn.tagged else "" for turn in turns_of(marked)]


def test_an_interrupted_speech_is_one_turn() -> None:
    (turn,) = turns_of("“Come,” said [Emma], “sit down.”")
    assert len(turn.rows) == 2
    assert turn.tagged
    assert turn.tagged.text == "Emma"


def test_a_speech_that_runs_over_paragraphs_is_one_turn() -> None:
    (turn,) = turns_of("“It was late.\n\n“It was dark,” said [Emma].")
    assert len(turn.rows) == 2


def test_tags_before_and_after() -> None:
    assert tags_of("[Emma] said, “No.”\n\n“Yes,” replied [Frank].") == ["Emma", "Frank"]


def test_a_paragraph_that_ends_in_a_colon_leads_in_the_next() -> None:
    assert tags_of("Then [Emma] said:\n\n“No.”") == ["Emma"]


def test_a_name_that_leads_in_a_line_is_as_good_as_a_tag() -> None:
    assert tags_of("[Emma] took the arm of [Frank], and whispered, “No.”") == ["Emma"]
    assert tags_of("[Emma] took the arm of [Frank]. “No.”") == [""]


def test_whose_and_whom_are_no_subjects() -> None:
    assert tags_of("“No,” said [[his] father] to [him].") == ["his father"]


def test_those_told_are_noted() -> None:
    (turn,) = turns_of("“No,” said [Emma] to [Frank].")
    assert [phrase.text for phrase in turn.told] == ["Frank"]


def test_the_called_and_the_named() -> None:
    (turn,) = turns_of("“[Frank], [my dear], where is [Harriet]?”")
    assert [phrase.text for phrase in turn.called] == ["Frank", "my dear"]
    assert [phrase.text for phrase in turn.named] == ["Harriet"]


def test_a_beat_stands_in_where_no_tag_is() -> None:
    (turn,) = turns_of("[Emma] rose from the chair of [Frank]. “No.”")
    assert turn.tagged is None
    assert turn.beat
    assert turn.beat.text == "Emma"


def test_thoughts() -> None:
    turns = turns_of("“He is late,” thought [Emma].\n\n“I thought so,” said [Frank].")
    assert [turn.kind for turn in turns] == ["thought", "speech"]


def test_gaps() -> None:
    turns = turns_of("“A.”\n\n“B.”\n\nIt rained.\n\nIt poured.\n\n“C.” She sat down. “D.”")
    assert [turn.gap for turn in turns][:3] == [0, 0, 2]


def test_nested_quotations_are_no_turns() -> None:
    assert len(turns_of("“He said, ‘Go away,’ and went,” said [Emma].")) == 1


def test_much_narration_or_a_chapter_ends_a_conversation() -> None:
    def n_conversations(between: str) -> int:
        book = make_book(f"“A.”\n\n{between}\n\n“B.”")
        return len(find_conversations(group_turns(book.layout), book.layout))

    assert n_conversations("It rained.") == 1
    assert n_conversations("It rained. " * 80) == 2
    assert n_conversations("CHAPTER II\n\nIt rained.") == 2
