"""A small Story made by hand, with something of everything a Story can hold."""

import numpy as np

from fabula.records import (
    RELATIONS,
    UPOS,
    XPOS,
    Attitude,
    Character,
    Contradiction,
    Conversation,
    Emotion,
    Entity,
    Event,
    Fact,
    FactKind,
    Feeling,
    Grade,
    Ground,
    Handling,
    Mark,
    MarkKind,
    Mention,
    Move,
    Note,
    NoteKind,
    Omission,
    Origin,
    Quote,
    QuotedWords,
    Relation,
    RelationKind,
    Role,
    Scene,
    SceneKind,
    Section,
    SectionKind,
    Source,
    Spans,
    Standing,
    Story,
    Syntax,
    Table,
    Tag,
    Text,
    Thing,
    TimeExpression,
    TimexKind,
    Whereabouts,
    Withdrawal,
)

CONTENT = (
    "CHAPTER I. The Café\n\n"
    "Emma Vane came to the café. “Sit down,” said Mr. Okoro, “and tell me.”\n\n"
    "“No,” she said.\n\n"
    "* * *\n\n"
    "“Who is there?” 🎭\n"
)

TREES = """
Emma Emma PROPN NNP 2 nsubj
Vane Vane PROPN NNP 0 flat
came come VERB VBD 2 root
to to ADP IN 5 case
the the DET DT 5 det
café café NOUN NN 2 obl
. . PUNCT . 2 punct

she she PRON PRP 8 nsubj
said say VERB VBD 8 root
. . PUNCT . 8 punct
"""
"""Two of its sentences: words, lemmas, UPOS, XPOS, heads and relations."""


def span_of(words: str, after: int = 0) -> tuple[int, int]:
    """Where the words first stand in the text."""
    start = CONTENT.index(words, after)
    return start, start + len(words)


def make_text() -> Text:
    """The canonical text with marks, omissions and origins."""
    return Text(
        content=CONTENT,
        source=Source("café.txt", "0" * 64, "txt", "utf-8", "The Café", None),
        marks=(
            Mark(MarkKind.HEADING, *span_of("CHAPTER I. The Café"), level=1),
            Mark(MarkKind.FRONT, 0, 0, label="Title page"),
        ),
        omissions=(
            Omission("gutenberg-licence", "a licence, not the work", 18_000, "*** START", True, 0),
            Omission("footnote", "a footnote", 12, "1. See p. 3.", False, 30),
        ),
        origins=(Origin(0, "", 20, 900), Origin(40, "part.xhtml", 3)),
    )


def make_story() -> Story:
    """A story with two speakers, an unknown speaker, an interrupted speech and two sections."""
    end = len(CONTENT)
    scene = CONTENT.index("“Who is there?”")
    emma, okoro = span_of("Emma Vane"), span_of("Mr. Okoro")
    she = span_of("she")
    return Story(
        text=make_text(),
        sections=Table(
            Section,
            [
                Section("chapter-1", SectionKind.CHAPTER, "The Café", 0, end, 21),
                Section("chapter-1-scene-2", SectionKind.SCENE, "", scene, end, scene, "chapter-1"),
            ],
        ),
        mentions=Table(
            Mention,
            [
                Mention(*emma, "PER", "PROP", "emma-vane", 0.99),
                Mention(*span_of("the café"), "FAC", "NOM", "the-cafe", 0.75),
                Mention(*okoro, "PER", "PROP", "mr-okoro", 0.98),
                Mention(*span_of("me"), "PER", "PRON", None, 0.5),
                Mention(*she, "PER", "PRON", "emma-vane", 0.97),
            ],
        ),
        entities=Table(
            Entity,
            [
                Entity("emma-vane", "PER", "Emma Vane"),
                Entity("the-cafe", "FAC", "the café"),
                Entity("mr-okoro", "PER", "Mr. Okoro"),
            ],
        ),
        characters=Table(
            Character,
            [
                Character("emma-vane", "Emma Vane", ("Em",), ("she",), 2, 1, emma[0]),
                Character("mr-okoro", "Mr. Okoro", (), (), 1, 2, okoro[0], is_narrator=True),
            ],
        ),
        quotes=make_quotes(okoro, she),
        conversations=Table(
            Conversation,
            [
                Conversation(
                    "c1",
                    span_of("“Sit")[0],
                    span_of("“No,”")[1],
                    "chapter-1",
                    3,
                    ("mr-okoro", "emma-vane"),
                    (),
                    (),
                    (),
                ),
            ],
        ),
        quoted_words=Table(QuotedWords, [QuotedWords(*span_of("CHAPTER I."), "title")]),
        tags=Table(Tag, [Tag(*span_of("said Mr. Okoro,")), Tag(*span_of("she said."))]),
        events=Table(Event, [Event(*span_of("came"), True, 0.9), Event(*span_of("said"), True, 1)]),
        emotions=Table(
            Emotion,
            [Emotion(*span_of("“No,”"), "fear", 0.75), Emotion(*span_of("“No,”"), "anger", 0.5)],
        ),
        relations=Table(
            Relation,
            [
                Relation(
                    "emma-vane",
                    RelationKind.KIN,
                    "mr-okoro",
                    Ground.TOLD,
                    ("niece",),
                    ("uncle",),
                    False,
                    emma[0],
                    1,
                    0.9,
                    (emma,),
                ),
            ],
        ),
        roles=Table(Role, [Role("mr-okoro", "waiter", 1, okoro[0], (okoro,))]),
        feelings=Table(
            Feeling,
            [
                Feeling(
                    *span_of("“No,”"),
                    "fear",
                    "emma-vane",
                    ("mr-okoro",),
                    (span_of("“and tell me.”"),),
                    Standing.NEGATED,
                    "speech",
                    (she,),
                    0.75,
                ),
            ],
        ),
        attitudes=Table(
            Attitude,
            [
                Attitude(
                    *span_of("tell"), "want", "mr-okoro", *span_of("tell me"), told_in="speech"
                ),
            ],
        ),
        things=Table(Thing, [Thing("thing-cafe", "café", "emma-vane", 1, (span_of("café"),))]),
        handlings=Table(
            Handling,
            [
                Handling(
                    *span_of("Sit"),
                    "given",
                    "thing-cafe",
                    ("emma-vane",),
                    ("mr-okoro",),
                    Standing.PLANNED,
                    *span_of("café"),
                ),
            ],
        ),
        syntax=make_syntax(),
        bundle="en-small/1",
        times=Table(TimeExpression, [TimeExpression(*span_of("came"), TimexKind.TIME, "TMO")]),
        scenes=Table(Scene, make_scenes()),
        whereabouts=Table(Whereabouts, make_whereabouts()),
        notes=Table(
            Note, [Note(NoteKind.DRUGS, Grade.MENTION, (), (span_of("the café"), span_of("tell")))]
        ),
        facts=Table(
            Fact,
            [Fact("emma-vane", FactKind.WHEREABOUTS, "the café", *span_of("the café"), "mr-okoro")],
        ),
        contradictions=Table(
            Contradiction,
            [
                Contradiction(
                    "emma-vane",
                    FactKind.AGE,
                    "the age is 41, then 40",
                    *span_of("came"),
                    *span_of("tell"),
                    is_meant=True,
                )
            ],
        ),
        withdrawals=Table(
            Withdrawal, [Withdrawal(*span_of("“Sit down,”"), *span_of("“No,”"), "mr-okoro")]
        ),
    )


def make_whereabouts() -> list[Whereabouts]:
    """Somebody comes, and nobody says where to."""
    came = span_of("came")
    return [Whereabouts(*came, "emma-vane", Move.TO, None, is_habitual=False, scene="s2")]


def make_scenes() -> list[Scene]:
    """Two scenes: the second is told to happen before the first, and nobody is in the first."""
    cut, end = span_of("“Sit")[0], len(CONTENT)
    came = (span_of("came"),)
    return [
        Scene("s1", 0, cut, SceneKind.SCENE, ("start",), (), None, (), (), 2, "", "", (), (), (),
              "chapter-1"),
        Scene("s2", cut, end, SceneKind.FLASHBACK, ("time", "telling"), came, "the-cafe", came,
              came, 1, "-P1W", "", ("emma-vane", "mr-okoro"), ("emma-vane",), (), "chapter-1"),
    ]  # fmt: skip


def make_syntax() -> Syntax:
    """The words of :data:`TREES` with their grammar."""
    sentences = [
        [line.split() for line in tree.split("\n")] for tree in TREES.strip().split("\n\n")
    ]
    rows = [row for sentence in sentences for row in sentence]
    words, lemma, upos, xpos, head, relation = zip(*rows, strict=True)
    spans: list[tuple[int, int]] = []
    for word in words:
        after = CONTENT.index("she said") if word == "she" else CONTENT.index("Emma Vane")
        spans.append(span_of(word, spans[-1][1] if spans and word != "she" else after))
    return Syntax(
        words=Spans.from_pairs(spans),
        upos=np.array(list(map(UPOS.index, upos)), dtype=np.int8),
        xpos=np.array(list(map(XPOS.index, xpos)), dtype=np.int8),
        head=np.array(list(map(int, head)), dtype=np.int32),
        relation=np.array(list(map(RELATIONS.index, relation)), dtype=np.int8),
        lemma=lemma,
        sentence_start=np.array([0, len(sentences[0])], dtype=np.int32),
    )


def make_quotes(okoro: tuple[int, int], she: tuple[int, int]) -> Table[Quote]:
    """Four lines: one speech in two parts, an answer, and a line of nobody known."""
    first, second = span_of("“Sit down,”"), span_of("“and tell me.”")
    explicit, anaphoric = "the tag names Mr. Okoro", "the tag says 'she'"
    here, there = "chapter-1", "chapter-1-scene-2"
    to_emma = ("emma-vane",)
    return Table(
        Quote,
        [
            Quote("q1", *first, "mr-okoro", to_emma, 0.97, "explicit", explicit, (okoro,), here,
                  conversation="c1"),
            Quote("q2", *second, "mr-okoro", to_emma, 0.9, "explicit", explicit, (okoro,), here,
                  conversation="c1", interrupted_by="q3"),
            Quote("q3", *span_of("“No,”"), "emma-vane", ("mr-okoro",), 0.812345678, "anaphoric",
                  anaphoric, (she,), here, conversation="c1"),
            Quote("q4", *span_of("“Who is there?”"), None, (), 0.0, None, "no tag and no turn",
                  (), there),
        ],
    )  # fmt: skip


def make_empty_story() -> Story:
    """A story in which nobody is and nothing happens."""
    return Story(
        text=Text("Rain.\n", Source("-", "1" * 64, "txt", "ascii")),
        sections=Table(Section, []),
        mentions=Table(Mention, []),
        entities=Table(Entity, []),
        characters=Table(Character, []),
        quotes=Table(Quote, []),
        conversations=Table(Conversation, []),
        quoted_words=Table(QuotedWords, []),
        tags=Table(Tag, []),
        events=Table(Event, []),
        emotions=Table(Emotion, []),
        relations=Table(Relation, []),
        roles=Table(Role, []),
        feelings=Table(Feeling, []),
        attitudes=Table(Attitude, []),
        things=Table(Thing, []),
        handlings=Table(Handling, []),
        syntax=Syntax.nothing(),
        bundle="en-small/1",
        notes=Table(Note, []),
        facts=Table(Fact, []),
        contradictions=Table(Contradiction, []),
        withdrawals=Table(Withdrawal, []),
    )
