import pytest


@pytest.mark.parametrize(
    "sentences",
    [
        ["It rained.", "She stayed."],
        ["Mr. Weston came with Dr. Perry and St. John.", "He sat."],
        ['"Why?" cried his wife.', '"Because."'],
        ['"Why?"', "Mr. Bennet said nothing more."],
        ["He said: “Go.”", "“Where?”"],
        ["It was over.", "--Miss Taylor married."],
        ["See No. 5 there.", "No.", "Yes."],
        ["I ... I never knew.", "Well..."],
        ["J. R. Smith wrote it.", "So do I.", "The end."],
        ["At 5 p.m. he left."],
        ["Oh!", "Élan is all."],
        ["‘Yes.’", "‘No.’"],
        ["「はい。」", "Then he left."],
    ],
)
def test_sentences(split, sentences):
    content = " ".join(sentences)
    assert [content[s:e] for s, e in split(content).sentences] == sentences


def test_a_sentence_never_crosses_a_paragraph(split):
    content = "He went,\n\nand she stayed."
    assert [content[s:e] for s, e in split(content).sentences] == ["He went,", "and she stayed."]


def test_a_dash_right_after_a_stop_begins_the_next(split):
    content = "It was gone.--Miss Taylor married."
    assert [content[s:e] for s, e in split(content).sentences] == [
        "It was gone.",
        "--Miss Taylor married.",
    ]
