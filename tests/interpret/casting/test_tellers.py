"""Who says I outside of speech."""

from tests.interpret.marked_texts import entities_of, entity_at, make_book

WALK = "[I] walked home. [I] was cold. [I] slept. "


def narrators(marked: str) -> list[str]:
    return [c.id for c in make_book(marked).story().characters if c.is_narrator]


def test_a_narrator_without_a_name() -> None:
    assert narrators(WALK) == ["the-narrator"]


def test_a_narrator_is_named_by_what_others_call_him() -> None:
    marked = (
        WALK + "“Come, [Watson],” said [Holmes]. [Holmes] smiled.\n\n“Yes,” [I] said.\n\n"
        "“[Watson], look!” said [Holmes]."
    )
    assert narrators(marked) == ["watson"]
    assert entity_at(make_book(marked).story(), "I") == "watson"


def test_who_is_named_by_the_narration_does_not_narrate() -> None:
    marked = WALK + "“Come, [Watson],” said [Holmes]. [Watson] came. [Watson] sat. [Watson] slept."
    assert narrators(marked) == ["the-narrator"]


def test_a_stray_i_of_the_author_is_nobody() -> None:
    marked = "[Emma] was, [I] think, clever. " + "It rained all day long. " * 50
    story = make_book(marked).story()
    assert [character.id for character in story.characters] == ["emma"]


def test_a_stray_call_names_no_narrator() -> None:
    assert narrators(WALK * 140 + "“[Hallo], there!” [I] said.") == ["the-narrator"]
    many = "“Yes, [Madam], yes,” said [Frank Vane]. “No, [Madam].”\n\n" * 3
    assert narrators(WALK + many) == ["the-narrator"]


LETTER = (
    "CHAPTER I\n\n" + WALK + "A letter came.\n\n"
    "London, May 5th.\n\nMy dear [Emma],\n\n[I] am well and hope the same of [you].\n\n"
    "Yours truly,\n\n[Frank Vane]\n\nIt rained that day, and [I] wept. [Frank Vane] was far.\n"
)


def test_a_letter_is_its_signers_and_to_the_one_it_greets() -> None:
    story = make_book(LETTER).story()
    assert entities_of(story, "I") == ["the-narrator"] * 3 + ["frank-vane", "the-narrator"]
    assert entity_at(story, "you") == "emma"
    assert [c.id for c in story.characters if c.is_narrator] == ["the-narrator"]


def test_an_unsigned_letter_has_an_i_of_its_own() -> None:
    story = make_book(LETTER.replace("[Frank Vane]\n", "F.\n", 1)).story()
    (voice,) = {entities_of(story, "I")[3]}
    assert voice not in {"the-narrator", "frank-vane"}


DAY = "[I] walked home. [I] was cold. [I] met nobody all day but the carrier, who was late. "
JOURNALS = (
    f"CHAPTER I\n\nEMMA VANE'S JOURNAL\n\n{DAY}[Frank] came. [He] was glad.\n\n\n"
    f"_Frank Hill's Diary._\n\n{DAY}[Emma] came. [She] was sad.\n\n\n"
    f"_Letter, Emma Vane to Frank Hill._\n\n{DAY}[You] know.\n\n\n"
    f"CHAPTER II\n\nEMMA VANE'S JOURNAL\n\n{DAY}\n"
)


def test_journals_by_two_hands() -> None:
    story = make_book(JOURNALS).story()
    expected = ["emma"] * 3 + ["frank"] * 3 + ["emma"] * 6
    assert entities_of(story, "I") == expected
    assert entity_at(story, "He") == "frank"
    assert entity_at(story, "She") == "emma"
    assert entity_at(story, "You") == "frank"
    assert {c.id for c in story.characters if c.is_narrator} == {"emma", "frank"}


def test_a_tale_that_a_title_names_is_not_told_by_the_one_told_of() -> None:
    marked = f"CHAPTER I\n\nEMMA'S STORY\n\n{WALK}" + "[Emma] wept. " * 4
    assert narrators(marked) == ["the-narrator"]


def test_a_narrative_goes_on_over_its_chapters() -> None:
    prose = DAY * 4
    marked = (
        f"FIRST NARRATIVE\n\nContributed by EMMA VANE\n\nCHAPTER I\n\n{prose}[Frank] came.\n\n\n"
        f"CHAPTER II\n\n{prose}[Emma] is what they call me.\n\n\n"
        f"SECOND NARRATIVE\n\nContributed by FRANK HILL\n\nCHAPTER I\n\n{prose}\n"
    )
    story = make_book(marked).story()
    assert entities_of(story, "I") == ["emma"] * 24 + ["frank"] * 12


def test_a_frame_has_a_teller_of_its_own() -> None:
    called = "“Well, [Nelly],” said [Tom], “come.”\n\n"
    marked = (
        f"CHAPTER I\n\n{WALK}" + "[Nelly] came in. " * 3 + "\n\n\nCHAPTER II\n\n"
        f"{DAY * 2}\n\n{called * 6}\n\nCHAPTER III\n\n{DAY * 2}\n\n{called * 12}"
    )
    story = make_book(marked).story()
    assert entities_of(story, "I") == ["the-narrator"] * 3 + ["nelly"] * 12


def test_the_narrator_speaks_as_i() -> None:
    story = make_book(WALK + "[Emma] came in.\n\n“No,” [I] said.\n\n“Yes,” said [Emma].").story()
    assert [quote.speaker for quote in story.quotes] == ["the-narrator", "emma"]


def test_he_outside_of_speech_is_never_the_narrator() -> None:
    story = make_book(WALK + "[He] laughed.").story()
    assert entity_at(story, "He") != "the-narrator"
