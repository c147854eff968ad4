"""The layer of relations against a small world."""

from pathlib import Path

from evaluation.corpora.world_terms import RelationKind as GoldKind
from evaluation.corpora.worlds import load_world
from evaluation.layers.world_relations import score_relations
from evaluation.readings import Reading, locate_content
from evaluation.scores import Cell
from fabula.records import Character, Ground, Mention, Relation, RelationKind
from tests.evaluation.test_runs import make_story
from tests.evaluation.test_worlds import TEXT, WORLD, write_world


def relation(who: str, kind: RelationKind, to: str) -> Relation:
    return Relation(who, kind, to, Ground.TOLD, (), (), False, 0, 1, 0.9, ((0, 3),))


def score(folder: Path, *relations: Relation) -> dict[str, Cell]:
    ben = TEXT.index("Ben")
    mentions = [
        Mention(0, 3, "PER", "PROP", "a", 0.9),
        Mention(ben, ben + 3, "PER", "PROP", "b", 0.9),
        Mention(TEXT.index("Ada went mad"), TEXT.index(" went mad"), "PER", "PROP", "c", 0.9),
    ]
    cast = [Character(name, name, (), (), 1, 0, 0) for name in ("a", "b", "c")]
    story = make_story(TEXT, mentions=mentions, characters=cast, relations=list(relations))
    world = load_world(write_world(folder, WORLD))
    return dict(score_relations(world, Reading(story, locate_content(TEXT, TEXT))))


def test_what_holds_both_ways_is_found_either_way(tmp_path: Path) -> None:
    scores = score(tmp_path, relation("b", RelationKind.FRIEND, "a"))
    assert scores["worlds/relations"].value == 100


def test_kind_direction_and_people_count(tmp_path: Path) -> None:
    scores = score(
        tmp_path,
        relation("a", RelationKind.PARENT, "b"),
        relation("b", RelationKind.FRIEND, "x"),
    )
    assert scores["worlds/relations"].value == 0
    assert scores["worlds/relations, split forgiven: any kind"].parts[0].right_gold == 1
    assert scores["worlds/relations, missed"].cases == ("ada friend ben",)
    assert set(scores["worlds/relations, not in the gold"].cases) == {
        "ada parent ben",
        "? x friend ben",
    }


def test_a_torn_character_is_forgiven_once(tmp_path: Path) -> None:
    scores = score(
        tmp_path,
        relation("c", RelationKind.FRIEND, "b"),
        relation("a", RelationKind.FRIEND, "b"),
    )
    (strict,) = scores["worlds/relations"].parts
    (forgiven,) = scores["worlds/relations, split forgiven"].parts
    assert (strict.right_gold, strict.n_predicted) == (1, 2)
    assert (forgiven.right_gold, forgiven.n_predicted) == (1, 1)


def test_kinds_are_those_of_the_package() -> None:
    assert {str(kind) for kind in GoldKind} == {str(kind) for kind in RelationKind}
