"""A tale in two chapters whose cast has the names that the examples of the docs ask for."""

from tests.ingest.books import epub_of, page

CHAPTERS = {
    "The Gate": """
Miss Taylor had promised to come by four, and Emma stood at the gate of Hartfield and counted
the carriages.

Her father was asleep. Mr. Knightley came across the field instead, with mud on his boots, and
did not hurry.

“She will not come today,” said Mr. Knightley.

“You cannot know that,” said Emma.

“I met her on the road. She had a basket, and she was going the other way.”

“Then she has forgotten me.”

“She has remembered somebody else,” said Mr. Knightley, “which is not the same.”

Emma shut the gate. She had made the match herself, and now it had taken Miss Taylor from her
three days in seven.

“I was told that she is to be called Mrs. Weston from now on,” said Emma.

“She has been called so since Tuesday.”

“I shall never learn it.”

“You will learn it by Sunday,” said Mr. Knightley. “You are quick at names.”

She laughed, and he held the gate for her, and they walked up to the house without another word.
""",
    "The Basket": """
Mrs. Weston came on the Friday. She had the basket with her, and there was a cake in it, and she
set it down before Emma.

“You are angry with me,” said Mrs. Weston.

“I was,” said Emma. “I am hungry now.”

“Mr. Knightley said that you counted carriages.”

“Mr. Knightley should mind his mud.”

He had come in behind them. Emma did not turn round; she cut the cake in three, and gave him the
smallest piece.

“I have earned that,” said Mr. Knightley.

“You have earned less,” said Emma.

“It is a good cake,” said Mrs. Weston, “and there is enough of it for people who are sorry.”

“Are you sorry?” Emma asked him.

“I am never sorry on a Friday,” said Mr. Knightley.
""",
}
"""The paragraphs of each chapter, parted by empty lines."""


def novel_text() -> str:
    """The tale as plain text."""
    parts = [f"CHAPTER {n}\n\n{title}" for n, title in zip(("I", "II"), CHAPTERS, strict=True)]
    bodies = CHAPTERS.values()
    chapters = [f"{part}\n\n{body.strip()}" for part, body in zip(parts, bodies, strict=True)]
    return "\n\n\n".join(chapters) + "\n"


def novel_epub() -> bytes:
    """The same as an EPUB."""
    return epub_of(
        {
            f"{n}.xhtml": page(f"<h2>{title}</h2>" + _paragraphs(body))
            for n, (title, body) in enumerate(CHAPTERS.items())
        }
    )


def _paragraphs(body: str) -> str:
    return "".join(f"<p>{line}</p>" for line in body.strip().split("\n\n"))
