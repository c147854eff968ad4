import pytest

from fabula.records import PieceKind


def tags_of(split, content):
    return [content[start:end] for start, end in split(content).tags]


@pytest.mark.parametrize(
    ("content", "tags"),
    [
        ('"Come," said Emma.', ["said Emma."]),
        ('"Come," she added, smiling, "it rains."', ["she added, smiling,"]),
        ('"Why?" cried his wife impatiently.', ["cried his wife impatiently."]),
        ('Mr. Knightley replied: "No."', ["Mr. Knightley replied:"]),
        ('"Come," smiled Emma.', ["smiled Emma."]),
        ('"Why?" Mr. Bennet replied.', ["Mr. Bennet replied."]),
        ('"Come," said he, and went away to see the horses.', ["said he,"]),
        ('"Yes." He said nothing more.', []),
        ('He turned to her and said, "No."', ["He turned to her and said,"]),
        ('"The old man," said Mr. J. R. Smith, "is here."', ["said Mr. J. R. Smith,"]),
        ("—Yes, said Dante. —No?\n\n—Go.", ["said Dante."]),
        (
            "‘No, no,’ answered the old woman in black; ‘never.’",
            ["answered the old woman in black;"],
        ),
    ],
)
def test_tags(split, content, tags):
    assert tags_of(split, content) == tags


def test_pieces_tell_the_voices_apart(split):
    content = 'It rained. "Come," said Emma. She rose.'
    layout = split(content)
    assert [
        (PieceKind(kind).name, content[start:end])
        for (start, end), kind in zip(layout.pieces, layout.piece_kinds, strict=True)
    ] == [
        ("NARRATION", "It rained. "),
        ("SPEECH", '"Come,"'),
        ("NARRATION", " "),
        ("TAG", "said Emma."),
        ("NARRATION", " She rose."),
    ]
