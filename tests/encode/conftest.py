"""What the tests of encode share."""

from collections.abc import Callable

import pytest
from tokenizers import Tokenizer

from fabula.encode import Bundle, list_bundles, load_bundle
from fabula.records import Layout, Source, Text
from fabula.segment import split_text
from tests.encode.vocabularies import build_tokenizer


@pytest.fixture(scope="session")
def tokenizer() -> Tokenizer:
    return build_tokenizer()


@pytest.fixture(scope="session")
def bundle() -> Bundle:
    if "en-small" not in list_bundles():
        pytest.skip("the weights of en-small are not there (src/fabula/bundles/en-small)")
    return load_bundle("en-small")


@pytest.fixture(scope="session")
def read() -> Callable[[str], tuple[Text, Layout]]:
    def read_content(content: str) -> tuple[Text, Layout]:
        text = Text(content, Source("story.txt", "", "txt", "utf-8"))
        return text, split_text(text)

    return read_content
