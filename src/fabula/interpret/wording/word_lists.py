"""Closed lists of words, written as one reads them."""


def word_set(words: str) -> frozenset[str]:
    """The words of a text.

    >>> sorted(word_set("mrs madame mme"))
    ['madame', 'mme', 'mrs']
    """
    return frozenset(words.split())
