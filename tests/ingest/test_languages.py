"""English is told from other languages by its commonest words, and short texts are left alone."""

import warnings
from pathlib import Path

import pytest

import fabula
from fabula.ingest.languages import MIN_WORDS, is_foreign

FRENCH = (
    "Le vieux boulanger ouvrit la porte et regarda la rue. Il faisait encore nuit, et personne ne "
    "passait devant la boutique. « Tu viens ? » demanda sa fille en descendant l'escalier. "
)
GERMAN = (
    "Der alte Bäcker öffnete die Tür und sah auf die Straße hinaus. Es war noch dunkel, und "
    "niemand ging am Laden vorbei. »Kommst du?«, fragte seine Tochter mit einer Lampe in der Hand. "
)
DANISH = (
    "Den gamle bager åbnede døren og så ud på gaden. Det var endnu mørkt, og ingen gik forbi. Han "
    "ville have tændt lyset, for hans datter kom ned ad trappen, men der var ikke mere olie. "
)
JAPANESE = "年老いたパン屋は戸を開けて通りを見た。まだ暗く、店の前を通る者はいなかった。\n"
DIALECT = (
    "“Dat's de truf, honey, en I ain't gwyne to tell you no lie,” says old Tam. “I wuz settin' dah "
    "by de fence en I see him come a-runnin' wid de lantern, en he never say nuffin' at all.” "
)
VERSE = (
    "The baker rose before the light,\nHis oven cold, his candle low,\nAnd all that long and "
    "bitter night\nHad filled the windowpane with snow.\n"
)


@pytest.mark.parametrize("text", [FRENCH, GERMAN, DANISH, JAPANESE])
def test_other_languages_are_told(text: str) -> None:
    assert is_foreign(text * 200)


@pytest.mark.parametrize("text", [DIALECT, VERSE])
def test_dialect_and_verse_are_english(text: str) -> None:
    assert not is_foreign(text * 20)


def test_a_story_of_ours_and_foreign_chapters_in_an_english_book_are_english() -> None:
    story = Path("examples/the-night-bake.txt").read_text(encoding="utf-8")
    assert not is_foreign(story)
    assert not is_foreign(story + FRENCH * 20 + story)


def test_short_texts_are_left_alone() -> None:
    words = FRENCH.split() * 10
    assert not is_foreign(" ".join(words[: MIN_WORDS // 2]))
    assert not is_foreign("")


def test_reading_says_so_and_reads_on() -> None:
    with pytest.warns(fabula.LanguageWarning, match=r"le-four\.txt is hardly in English") as caught:
        story = fabula.read((FRENCH * 10).encode(), name="le-four.txt")
    assert caught[0].filename == __file__
    assert story.text.content.startswith("Le vieux boulanger")
    with warnings.catch_warnings():
        warnings.simplefilter("error", fabula.LanguageWarning)
        fabula.read((VERSE * 12).encode(), name="verse.txt")
