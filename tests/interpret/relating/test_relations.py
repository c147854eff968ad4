"""Who is what to whom, on sentences tagged by hand."""

from collections import Counter

import pytest

from fabula.interpret.happening.tellings import read_telling
from fabula.interpret.relating.parties import Parties, find_parties
from fabula.interpret.relating.relations import list_relations
from fabula.interpret.relating.roles import list_roles
from fabula.records import Character, Event, Ground, Mention, Relation, Standing
from tests.interpret.tagged_texts import find_lines, tag

NAMES = {"Ada": "ada", "Ben": "ben", "Cora": "cora", "Dan": "dan"}
PRONOUNS = {"I": "teller", "my": "teller", "My": "teller", "his": "ben", "her": "ada"}
NOUNS = {
    *("brother", "mother", "wife", "sons", "nephew", "father", "husband", "employers"),
    *("doctor", "Dad", "ex", "smith"),
}
WOMEN = {"ada", "cora"}


def read(tagged: str, *events: Event, is_told: bool = True) -> tuple[Parties, list[Relation]]:
    """The relations of a tagged text; *I* tells it, *his* is Ben's and *her* Ada's."""
    content, syntax = tag(tagged)
    lines = find_lines(content)
    mentions = []
    for start, end in syntax.words:
        word = content[start:end]
        in_line = any(line.start < start < line.end for line in lines)
        if word in NAMES:
            mentions.append(Mention(start, end, "PER", "PROP", NAMES[word], 0.9))
        elif word in PRONOUNS:
            who = "joss" if in_line and PRONOUNS[word] == "teller" else PRONOUNS[word]
            mentions.append(Mention(start, end, "PER", "PRON", who, 0.9))
        elif word in NOUNS:
            before = content[:start].split()[-1:]
            whole = start - len(before[0]) - 1 if before and before[0] in PRONOUNS else start
            mentions.append(Mention(whole, end, "PER", "NOM", word.lower(), 0.9))
    mentions.sort(key=lambda mention: (mention.start, -mention.end))
    counts = Counter(mention.entity for mention in mentions)
    cast = [
        Character(who, who, (), ("she",) if who in WOMEN else ("he",), counts[who], 0, 0)
        for who in {*NAMES.values(), "joss", "agnes"}
    ]
    if is_told:
        cast.append(Character("teller", "teller", (), (), 1, 0, 0, is_narrator=True))
    telling = read_telling(content, syntax, mentions, lines)
    parties = find_parties(telling, mentions, cast)
    roles = list_roles(parties, [*NAMES.values(), "doctor"])
    return parties, list_relations(parties, events, roles)


def told(tagged: str) -> set[tuple[str, str, str]]:
    return {(r.who, str(r.kind), r.to) for r in read(tagged)[1]}


@pytest.mark.parametrize(
    ("tagged", "expected"),
    [
        ("My/P mother/N slept/V ./X", ("mother", "parent", "teller")),
        ("Ben/NNP 's/T brother/N came/V ./X", ("brother", "sibling", "ben")),
        ("The/D brother/N of/ADP Ada/NNP came/V ./X", ("brother", "sibling", "ada")),
        ("Ben/NNP came/V |His/P ./X", None),
        ("Ada/NNP was/A Ben/NNP 's/T wife/N ./X", ("ada", "spouse", "ben")),
        ("Ada/NNP was/A not/ADV Ben/NNP 's/T wife/N ./X", None),
        ("If/S Ada/NNP was/A Ben/NNP 's/T wife/N ./X", None),
        ("Was/A Ada/NNP Ben/NNP 's/T wife/N ?/X", None),
        ("Ada/NNP would/A be/A Ben/NNP 's/T wife/N ./X", None),
        ("Dan/NNP was/A like/ADP Ben/NNP 's/T brother/N ./X", None),
        ("Ben/NNP 's/T future/ADJ wife/N came/V ./X", None),
        ("Ben/NNP had/V a/D nephew/N ./X", ("nephew", "kin", "ben")),
        ("Ben/NNP had/V no/D nephew/N ./X", None),
        ("Ada/NNP and/C Cora/NNP were/A sisters/N ./X", ("ada", "sibling", "cora")),
        ("Ben/NNP came/V and/C his/P employers/N left/V ./X", ("employers", "superior", "ben")),
        ("Ada/NNP was/A engaged/V to/ADP Ben/NNP ./X", ("ada", "lover", "ben")),
        ("Ada/NNP was/A engaged/V to/ADP Cora/NNP for/ADP tea/N ./X", None),
        ("Ada/NNP and/C Ben/NNP were/A married/V ./X", ("ada", "spouse", "ben")),
        ("Ada/NNP loved/V Ben/NNP ./X", None),
        ("Ada/NNP loved/V Ben/NNP ./X |Ben/NNP loved/V Ada/NNP ./X", ("ada", "lover", "ben")),
    ],
)
def test_what_nouns_state(tagged: str, expected: tuple[str, str, str] | None) -> None:
    assert told(tagged) == ({expected} if expected else set())


def test_who_has_my_fathers_hair_is_his_child() -> None:
    found = told("Dan/NNP had/V my/P father/N 's/T red/ADJ hair/N ./X")
    assert {("father", "parent", "dan"), ("teller", "sibling", "dan")} <= found
    assert not told("Dan/NNP had/V my/P father/N 's/T red/ADJ hat/N ./X") - {
        ("father", "parent", "teller")
    }


def test_who_says_sir_and_is_told_what_to_do_serves() -> None:
    tagged = "“/X Yes/X ,/X sir/N ./X ”/X |“/X No/X ,/X sir/N ./X ”/X"
    order = Event(0, 1, False, 0, Standing.ASKED, ("joss",), source="agnes")
    (relation,) = read(tagged, order, order)[1]
    assert (relation.who, relation.kind, relation.to) == ("agnes", "superior", "joss")
    assert not read(tagged, order)[1], "strangers say it too"
    assert not read("“/X Yes/X ,/X sir/N ./X ”/X", order, order)[1]


def test_a_name_beside_the_noun_is_who_it_names() -> None:
    assert told("Ben/NNP 's/T wife/N ,/X Ada/NNP ,/X looked/V ./X") == {("ada", "spouse", "ben")}
    assert told("Ben/NNP 's/T wife/N Ada/NNP looked/V ./X") == {("ada", "spouse", "ben")}


def test_the_wife_told_of_later_is_the_named_one() -> None:
    (relation,) = read(
        "Ben/NNP 's/T wife/N ,/X Ada/NNP ,/X came/V ./X |Ben/NNP 's/T wife/N sat/V ./X"
    )[1]
    assert (relation.who, relation.to, relation.n_shown) == ("ada", "ben", 2)
    assert relation.confidence > 0.9


def test_who_has_buried_a_wife_had_one() -> None:
    relations = read("Ben/NNP had/A buried/V a/D wife/N and/C two/D sons/N ./X")[1]
    assert {(r.kind, r.is_former) for r in relations} == {("spouse", True), ("parent", False)}


def test_an_ex_is_the_wife_there_was() -> None:
    (relation,) = read(
        "Ben/NNP 's/T wife/N ,/X Ada/NNP ,/X came/V ./X |They/P saw/V Ben/NNP 's/T ex/N ./X"
    )[1]
    assert (relation.who, relation.kind, relation.is_former) == ("ada", "spouse", False)
    assert relation.ended_by


def test_dad_in_a_line_is_the_speakers_father() -> None:
    (relation,) = read("“/X I/P told/V Dad/NNP when/ADV ./X ”/X")[1]
    assert (relation.who, relation.kind, relation.to) == ("dad", "parent", "joss")
    (called,) = read("“/X Come/VB ,/X Dad/NNP !/X ”/X")[1]
    assert (called.who, called.to, called.ground) == ("agnes", "joss", Ground.CALLED)


def test_a_pronoun_past_another_name_says_little() -> None:
    assert told("Ada/NNP came/V ./X |her/P husband/N slept/V ./X") == {("husband", "spouse", "ada")}
    assert not told("Ada/NNP and/C Cora/NNP came/V ./X |her/P husband/N slept/V ./X")


def test_nobody_has_two_fathers() -> None:
    relations = read(
        "Ben/NNP was/A Ada/NNP 's/T father/N ./X |Ben/NNP was/A Ada/NNP 's/T father/N ./X "
        "|Dan/NNP was/A Ada/NNP 's/T father/N ./X"
    )[1]
    assert [(r.who, r.to) for r in relations] == [("ben", "ada")]


def test_the_mother_of_a_brother_is_ones_own() -> None:
    relations = read(
        "Ben/NNP was/A Dan/NNP 's/T brother/N ./X |Cora/NNP was/A Ben/NNP 's/T mother/N ./X "
        "|Cora/NNP was/A Ben/NNP 's/T mother/N ./X |Ben/NNP was/A Dan/NNP 's/T brother/N ./X"
    )[1]
    found = {(r.who, r.kind, r.to, r.ground) for r in relations}
    assert ("cora", "parent", "dan", "inferred") in found


def test_deeds_make_relations_where_they_are_real() -> None:
    tagged = "Ada/NNP nursed/V/nurse Ben/NNP ./X"
    deed = Event(4, 10, realis=True, score=1, agents=("ada",), patients=("ben",))
    (relation,) = read(tagged, deed)[1]
    assert (relation.who, relation.kind, relation.ground) == ("ada", "carer", Ground.DONE)
    denied = Event(4, 10, False, 0, Standing.NEGATED, ("ada",), ("ben",))
    assert not read(tagged, denied)[1]


def test_roles_are_titles_nouns_and_what_is_stated() -> None:
    parties, _ = read(
        "The/D doctor/N came/V ./X |Ben/NNP was/A a/D smith/N ./X |a/D cook/N sat/V ./X"
    )
    roles = {(role.who, role.name) for role in list_roles(parties, ["doctor", "ben"])}
    assert roles == {("doctor", "doctor"), ("ben", "smith")}


def test_evidence_is_the_words() -> None:
    parties, (relation,) = read("Ada/NNP was/A Ben/NNP 's/T wife/N ./X")
    words = [parties.content[start:end] for start, end in relation.evidence]
    assert words == ["Ben 's wife"]
    assert relation.first_start == relation.evidence[0][0]
