"""A vocabulary of letters and a few words, so that tests of encode and training need no weights."""

import string

from tokenizers import Tokenizer
from tokenizers.models import WordPiece
from tokenizers.normalizers import BertNormalizer
from tokenizers.pre_tokenizers import BertPreTokenizer

SPECIALS = ("[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]")
WORDS = ("the", "and", "tom", "galway", "bak", "##ery", "said", "ran", "walked")


def build_tokenizer() -> Tokenizer:
    """An uncased WordPiece tokenizer like BERT's, of some seventy pieces."""
    letters = string.ascii_lowercase
    signs = [*letters, *(f"##{letter}" for letter in letters), *string.punctuation]
    pieces = dict.fromkeys((*SPECIALS, *signs, *WORDS))
    vocabulary = {piece: index for index, piece in enumerate(pieces)}
    tokenizer = Tokenizer(WordPiece(vocabulary, unk_token="[UNK]"))
    tokenizer.normalizer = BertNormalizer(lowercase=True)
    tokenizer.pre_tokenizer = BertPreTokenizer()
    return tokenizer
