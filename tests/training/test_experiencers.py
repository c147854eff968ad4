"""The fitting of the weights of who feels what."""

from evaluation.corpora.reman import GoldEmotion, GoldRole, RemanPassage
from fabula.interpret.feeling.experiencers import FEATURES
from training.experiencers import choices_of_passage

RAW = "The old man sat down. Mary was very angry with her brother John."


def test_choices_are_those_whose_experiencer_is_named() -> None:
    start, who = RAW.index("angry"), RAW.index("Mary")
    told = (start, start + len("angry"))
    role = GoldRole("experiencer", *told, who, who + len("Mary"))
    emotion = GoldEmotion(*told, "anger")
    (choice,) = choices_of_passage(RemanPassage("p", "b", RAW, (emotion,), {}, (role,)))
    assert choice.features.shape == (len(choice.is_right), len(FEATURES))
    assert choice.is_right.sum() == 1
    right = dict(zip(FEATURES, choice.features[choice.is_right][0], strict=True))
    assert right["subject of what is felt"] == 1
    assert not list(choices_of_passage(RemanPassage("p", "b", RAW, (emotion,))))
