"""Names that stand once for two titles."""

from tests.interpret.marked_texts import entity_at, make_book, names_of


def test_mr_and_mrs_share_a_name() -> None:
    marked = "[Mr. Weston] came. [Mrs. Weston] came.\n\n[Mr.] and [Mrs. Weston] left."
    story = make_book(marked).story()
    assert entity_at(story, "Mr.") == "mr-weston"
    assert names_of(story) == {"Mr. Weston", "Mrs. Weston"}


def test_a_title_without_a_name_is_nobody() -> None:
    assert names_of(make_book("“[Mr.] …,” said [Emma].").story()) == {"Emma"}


def test_a_title_alone_means_the_one_last_called_so() -> None:
    marked = "[Mademoiselle Reisz] came. [Mademoiselle Vane] sat.\n\n[Mademoiselle] rose."
    assert entity_at(make_book(marked).story(), "Mademoiselle") == "mademoiselle-vane"


def test_a_title_called_out_is_the_one_spoken_to() -> None:
    marked = (
        "[Madame Vane] sat. [Madame Reisz] came.\n\n“Yes, [Madame],” said [Tom] to [Madame Vane]."
    )
    story = make_book(marked).story()
    assert entity_at(story, "Madame") == "madame-vane"
    assert "Madame" not in names_of(story)
