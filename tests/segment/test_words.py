import pytest

from fabula.records import Spans
from fabula.segment.words import find_words


def words_of(content: str) -> list[str]:
    whole = Spans.from_pairs([(0, len(content))])
    return [content[start:end] for start, end in find_words(content, whole)]


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("I don't know.", "I do n't know ."),
        ("Emma's father’s house", "Emma 's father ’s house"),
        ("I cannot; we can't, he’d’ve", "I can not ; we ca n't , he ’d ’ve"),
        ("'Tis odd, 'twas so", "'T is odd , 't was so"),
        ("the boys' books", "the boys ' books"),
        ("goin' an' comin' o' th' house", "goin ' an ' comin ' o ' th ' house"),
        ("gave 'em up", "gave 'em up"),
        ("at two o'clock, ma'am", "at two o'clock , ma'am"),
        ("Mr. J. R. Smith and Mrs. St. John", "Mr. J. R. Smith and Mrs. St. John"),
        ("So do I. The end.", "So do I . The end ."),
        ("a drawing-room--yes—no", "a drawing-room -- yes — no"),
        ("Well ... no… yes", "Well ... no … yes"),
        ("1,000 men at 8:35 for £5", "1,000 men at 8:35 for £ 5"),
        ("5 p.m. in the U.S.", "5 p.m. in the U.S."),
        ("_really_", "_ really _"),
        ("``TeX''", "`` TeX ''"),
        ("will-o'-the-wisp", "will-o'-the-wisp"),
        ("see http://a.org/b?c=d.", "see http://a.org/b?c=d ."),
        ("cafe\u0301 naïve", "cafe\u0301 naïve"),
        ("WON'T", "WO N'T"),
        ("No. 7 is no. No.", "No. 7 is no . No ."),
        ("", ""),
    ],
)
def test_words_are_cut_as_in_the_penn_treebank(content, expected):
    assert words_of(content) == expected.split()


def test_words_stay_inside_their_holders(split):
    content = "One two.\n\n* * *\n\nThree."
    layout = split(content)
    assert [content[s:e] for s, e in layout.words] == ["One", "two", ".", "Three", "."]
