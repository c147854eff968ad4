"""Who speaks each line."""

import pytest

from tests.interpret.marked_texts import make_book, make_cast, speakers_of

MEETING = "[Emma] met [Frank] at the gate.\n\n"


def test_a_tag_with_a_name_settles_it() -> None:
    quote = make_book("“No,” said [Emma].").story().quotes[0]
    assert (quote.speaker, quote.cue) == ("emma", "explicit")
    assert quote.reason == "the tag says “Emma”"
    assert quote.confidence > 0.95


def test_a_tag_with_a_pronoun_goes_by_gender() -> None:
    quotes = make_book(MEETING + "“No,” said [he].\n\n“Yes,” said [she].").story().quotes
    assert [(q.speaker, q.cue) for q in quotes] == [("frank", "anaphoric"), ("emma", "anaphoric")]


def test_ten_untagged_lines_alternate() -> None:
    lines = "\n\n".join(f"“Line {n}.”" for n in range(10))
    story = make_book(f"{MEETING}“Well,” said [Emma].\n\n{lines}").story()
    assert speakers_of(story) == ["emma", *["frank", "emma"] * 5]
    assert {quote.cue for quote in list(story.quotes)[1:]} == {"implicit"}


def test_who_is_called_by_name_does_not_speak() -> None:
    story = make_book(MEETING + "“[Frank], come here.”\n\n“[Emma], no.”").story()
    assert speakers_of(story) == ["emma", "frank"]
    assert [quote.addressees for quote in story.quotes] == [("frank",), ("emma",)]


def test_a_beat_is_evidence() -> None:
    quotes = make_book(MEETING + "[Emma] smiled. “Good morning.”").story().quotes
    assert quotes[0].speaker == "emma"
    assert quotes[0].reason == "the narration beside the line is about “Emma”"


def test_unknown_where_nothing_is_known() -> None:
    (quote,) = make_book("It rained.\n\n“Who is there?”").story().quotes
    assert (quote.speaker, quote.cue, quote.confidence, quote.addressees) == (None, None, 0, ())


@pytest.mark.parametrize("tag", ["said [they]", "said [the girls]", "cried [everybody|PER NOM]"])
def test_many_or_anybody_are_no_speaker(tag: str) -> None:
    assert speakers_of(make_book(f"It rained.\n\n“No,” {tag}.").story()) == [None]


def test_an_interrupted_speech_is_two_quotes_of_one_speaker() -> None:
    quotes = make_book(MEETING + "“Come,” said [Emma], “sit down.”").story().quotes
    assert [quote.speaker for quote in quotes] == ["emma", "emma"]
    assert quotes[0].confidence == quotes[1].confidence


def test_confidence_grows_with_evidence() -> None:
    def confidence(line: str) -> float:
        (quote,) = make_book(MEETING + line).story().quotes
        assert quote.speaker == "emma"
        return quote.confidence

    untagged = confidence("“No, [Frank].”")
    by_pronoun = confidence("“No,” said [she].")
    by_pronoun_and_call = confidence("“No, [Frank],” said [she].")
    by_name = confidence("“No, [Frank],” said [Emma].")
    assert 0 < untagged <= by_pronoun_and_call <= by_name <= 1
    assert by_pronoun <= by_pronoun_and_call


def test_the_one_told_in_the_tag_is_spoken_to() -> None:
    marked = (
        MEETING + "[Harriet] came too.\n\n“No,” said [Emma] to [Harriet].\n\n“Yes,” said [Frank]."
    )
    assert make_book(marked).story().quotes[0].addressees == ("harriet",)


def test_members_of_a_cast_come_first() -> None:
    marked = "[A porter] stood by [Emma].\n\n“Who is there?”"
    assert speakers_of(make_book(marked).story(make_cast(("Emma",)))) == ["emma"]


def test_a_crowd_of_candidates_is_borne() -> None:
    crowd = " ".join(f"[Mr. {chr(65 + n // 26)}{chr(97 + n % 26)}ker] came." for n in range(300))
    story = make_book(f"{crowd}\n\n“No,” said [Mr. Acker].\n\n“Yes.”").story()
    assert speakers_of(story)[0] == "mr-acker"


@pytest.mark.parametrize("tag", ["thought [Emma]", "said [Emma] to [herself]"])
def test_what_is_thought_or_said_to_oneself_is_said_to_no_other(tag: str) -> None:
    (quote, _) = make_book(MEETING + f"“No,” {tag}.\n\n“Yes,” said [Frank].").story().quotes
    assert (quote.speaker, quote.addressees) == ("emma", ("emma",))


def test_two_who_take_part_are_both_spoken_to() -> None:
    lines = "“I am,” said [Frank].\n\n“So am I,” said [Harriet].\n\n" * 2
    marked = f"{MEETING}[Harriet] came too.\n\n{lines}“Are you all here?” said [Emma].\n\n{lines}"
    assert set(make_book(marked).story().quotes[4].addressees) == {"frank", "harriet"}


def test_whoever_is_called_answers() -> None:
    for name in ("Harriet", "Frank"):
        asked = f"“Is it late, [{name}]?” said [Emma].\n\n“Very.”"
        scene = f"[Emma] sat by [Frank] and [Harriet].\n\n{asked}"
        assert make_book(scene).story().quotes[1].speaker == name.lower()


def test_whoever_is_called_by_the_answer_has_asked() -> None:
    for name in ("Harriet", "Frank"):
        asked = f"“Is it late?”\n\n“Very, [{name}],” said [Emma]."
        scene = f"[Emma] sat by [Frank] and [Harriet].\n\n{asked}"
        assert make_book(scene).story().quotes[0].speaker == name.lower()


def test_a_tag_that_leads_to_the_next_line_is_not_of_the_one_before() -> None:
    line = (
        "“Nonsense!” [Emma] began in a loud voice, but stopped, for [Frank] cried out, “Silence!”"
    )
    assert speakers_of(make_book(MEETING + line).story()) == ["emma", "frank"]


def test_a_voice_behind_somebody_is_not_theirs() -> None:
    (quote,) = make_book(MEETING + "“Treacle,” said a sleepy voice behind [Emma].").story().quotes
    assert quote.cue == "implicit"


def test_a_paragraph_that_ends_in_a_tag_without_a_point_leads_to_a_line() -> None:
    lead = "[Emma] looked at [Frank]. [Frank] rose and said in a low voice\n\n“I must go.”"
    assert speakers_of(make_book(MEETING + lead).story()) == ["frank"]


def test_a_tag_that_ends_its_paragraph_does_not_lead_to_the_next_line() -> None:
    story = make_book(MEETING + "“No,” [Emma] said.\n\n“Yes.”\n\n“No,” [Emma] said.").story()
    assert speakers_of(story) == ["emma", "frank", "emma"]
