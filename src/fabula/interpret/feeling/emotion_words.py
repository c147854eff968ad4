"""Words that name an emotion, or plainly show one, as written or by dictionary form.

A closed list set down for this project, after the guidelines of ``evaluation/gold``: Plutchik's
eight, and *other* for envy, love, shame, pride and the like. It knows words, not
senses, so those that mostly mean something else are not in it (*like*, *kind*, *cry*).
"""

from collections.abc import Mapping
from typing import Final

from fabula.interpret.wording.word_lists import word_set

_WORDS: Final = {
    "anger": """
        anger angry angrily angered fury furious furiously rage raging enraged infuriate infuriated
        wrath wrathful indignation indignant indignantly irritate irritated irritation irritably
        exasperate exasperated exasperation annoy annoyed annoyance vex vexed vexation resent
        resentment resentful outrage outraged spite spiteful hostility incensed wroth ire
    """,
    "anticipation": """
        longing yearn yearning expectant expectantly eager eagerly eagerness impatient impatiently
        impatience suspense curiosity anticipation
    """,
    "disgust": """
        disgust disgusted loathe loathing abhor abhorrence detest revulsion repulsed repugnance
        contempt contemptuous contemptuously scorn scornful scornfully despise disdain disdainful
        aversion hatred hate nausea sickened distaste
    """,
    "fear": """
        fear fearful fearfully afraid frighten frightened fright terror terrify terrified dread
        horror horrified alarm alarmed panic scare scared anxious anxiously anxiety uneasy uneasily
        uneasiness apprehension apprehensive nervous nervously timid timidly tremble trembling
        shudder shuddering scream screaming appalled petrified
        aghast worry worried misgiving affright
    """,
    "joy": """
        joy joyful joyfully joyous happy happily happiness glad gladly gladness delight delighted
        delightedly cheerful cheerfully merry merrily merriment pleased pleasure enjoy enjoyment
        rejoice bliss blissful elated elation exult exultation exultant triumph triumphant
        triumphantly contented contentment amused amusement rapture ecstasy jubilant gaiety gleeful
        glee thrilled relieved relief
    """,
    "sadness": """
        sad sadly sadness sorrow sorrowful sorrowfully grief grieve grieved mourn mournful
        mournfully unhappy unhappily unhappiness misery miserable miserably melancholy despair
        despairing despondent dejected dejection gloom gloomy gloomily weep weeping wept
        sob sobbing tears tearful disappointed disappointment heartbroken wretched wretchedness
        regret anguish lonely loneliness homesick woe forlorn downcast
    """,
    "surprise": """
        surprise surprised astonish astonished astonishment amaze amazed amazement astound astounded
        startle startled stunned dumbfounded bewildered bewilderment thunderstruck
    """,
    "trust": """
        trust admire admiration reverence
    """,
    "other": """
        love adore envy envious enviously envied jealous jealousy jealously shame ashamed remorse
        guilt guilty guiltily pride proud proudly pity compassion sympathy gratitude grateful
        gratefully thankful embarrass embarrassed embarrassment humiliate humiliated humiliation
        mortified mortification affection fond fondness tenderness bitterness bitterly
        sulk agitated agitation blush awe
    """,
}

EMOTION_OF: Final[Mapping[str, str]] = {
    word: emotion for emotion, words in _WORDS.items() for word in word_set(words)
}
"""The emotion of each word."""

STIRRING: Final = word_set(
    """
    anger infuriate irritate exasperate annoy vex outrage disgust frighten terrify alarm scare
    delight please amuse thrill surprise astonish amaze astound startle stun bewilder embarrass
    humiliate mortify worry grieve disappoint trouble disturb shock fascinate
    excite interest depress distress torment offend puzzle charm console sicken enrage
    horrify appal appall affright relieve upset
    """
)
"""Verbs whose object feels what they tell: *it frightened her*."""

WORD_CLASSES: Final = frozenset({"NOUN", "VERB", "ADJ", "ADV"})
"""Parts of speech of words that tell of a feeling."""
