import pytest

from tests.interpret.marked_texts import make_book

MEETING = "[Emma] sat by [Frank]. [She] was tired of [him].\n\n"


def kinds_of(marked: str) -> list[str]:
    return [quote.kind for quote in make_book(MEETING + marked).story().quotes]


@pytest.mark.parametrize(
    ("marked", "kinds"),
    [
        ("“Well!” thought [Emma], “that is over.”", ["thought", "thought"]),
        ("“Well!” said [Emma], lost in thought.", ["speech"]),
        ("“Well!” said [Emma], who thought of home.", ["speech"]),
        ("“Well!” said [Emma] to herself.", ["speech"]),
        ("[Emma] took up the card. The note ran: “Come at once. The dog is ill.”", []),
        ("[Frank] wrote:\n\n“Come at once. The dog is ill.”", ["writing"]),
        ("[Frank] opened it and read aloud: “Come at once. The dog is ill.”", ["writing"]),
        ("“Come at once,” [he] read.", ["writing"]),
        ("[Frank] put down the letter and said: “Come at once.”", ["speech"]),
        ("“Dear Sir,—The roof is down, so come. Yours truly, E. Vane.”", ["writing"]),
        ("“My dear [Emma], the roof is down, so come.”", ["speech"]),
    ],
)
def test_what_a_line_is(marked: str, kinds: list[str]) -> None:
    assert kinds_of(marked) == kinds


def test_only_speech_counts_as_lines() -> None:
    story = make_book(MEETING + "“Well!” thought [Emma].\n\n“Come,” said [Emma].").story()
    assert [(c.name, c.n_lines) for c in story.characters if c.name == "Emma"] == [("Emma", 1)]
