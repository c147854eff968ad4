"""Labels of names made to agree."""

from tests.interpret.marked_texts import make_book, names_of


def categories_of(marked: str, word: str) -> list[str]:
    return [p.category for p in make_book(marked).settled() if word in p.text]


def test_a_nickname_that_is_a_place_is_decided_mention_by_mention() -> None:
    marked = (
        "“No,” said [Galway|GPE]. [Galway|GPE] laughed.\n\n“Yes,” said [Galway].\n\n"
        "[She] came from [Galway|GPE]."
    )
    assert categories_of(marked, "Galway") == ["PER", "PER", "PER", "GPE"]


def test_a_place_taken_for_a_person_once_is_a_place() -> None:
    marked = "They left [Highbury|GPE]. " * 9 + "[Highbury] was dull."
    assert set(categories_of(marked, "Highbury")) == {"GPE"}


def test_few_mentions_decide_nothing() -> None:
    marked = "They left [Highbury|GPE]. [Highbury] was dull."
    assert categories_of(marked, "Highbury") == ["GPE", "PER"]


def test_a_title_is_a_person_always() -> None:
    marked = "They saw [Lord Highbury|GPE]. " * 9 + "[Lord Highbury] was dull."
    assert categories_of(marked, "Highbury")[-1] == "PER"


def test_exclamations_are_nobody() -> None:
    marked = "“[Good God]!” said [Emma].\n\n“[Lord]!”\n\n“Oh, [Heavens]!”"
    assert names_of(make_book(marked).story()) == {"Emma"}


def test_a_lord_with_a_name_is_somebody() -> None:
    assert names_of(make_book("[Lord Vane] smiled.").story()) == {"Lord Vane"}


def test_what_capitals_show_to_be_no_name_is_dropped() -> None:
    assert not make_book("[Cecil bent to Lucy|PER PROP].").settled()


def test_a_place_that_is_mostly_taken_for_a_person_is_one_still() -> None:
    marked = "They walked to [Donwell]. " * 6 + "[She] liked [Donwell|GPE]. " * 3 + "[Donwell] lay."
    assert set(categories_of(marked, "Donwell")) == {"GPE"}
    marked = marked.replace("to [Donwell]", "with [Donwell]")
    assert "PER" in categories_of(marked, "Donwell")


def test_a_name_taken_for_a_noun_once_is_a_name() -> None:
    book = make_book("[Emma] laughed. [Emma|PER NOM] sat. [Her] aunt, [the Emma|PER NOM], wept.")
    assert [p.form for p in book.settled() if "Emma" in p.text] == ["PROP", "PROP", "NOM"]


def test_a_word_without_a_capital_is_no_name() -> None:
    assert not make_book("He was [gwyne|PER PROP] away.").settled()
