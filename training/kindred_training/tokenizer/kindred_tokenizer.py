"""The tokenizer for training: WordPiece without a mark on continuing pieces.

A piece is the same token at the start of a word and inside: `hostname` is `host` and `name`, and
Chinese needs each character once.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from .words import words_of

SPECIAL_TOKENS = ("[PAD]", "[UNK]", "[MASK]")
#: Spelled in a text they are themselves, as for every reader of tokenizer.json.
_SPELLED = re.compile("(" + "|".join(map(re.escape, SPECIAL_TOKENS)) + ")")
#: A longer word is one unknown token, as in tokenizer.json.
MAX_WORD_CHARACTERS = 100
#: About 400 MB; a corpus has more words than that, most of them once.
_MAX_REMEMBERED_WORDS = 2_000_000


class KindredTokenizer:
    """:param vocabulary: tokens in the order of their ids"""

    def __init__(self, vocabulary: Sequence[str]) -> None:
        self.vocabulary = list(vocabulary)
        self.ids = {token: index for index, token in enumerate(self.vocabulary)}
        self.unknown_id = self.ids["[UNK]"]
        self._longest = max(len(token) for token in self.vocabulary)
        self._remembered: dict[str, tuple[int, ...]] = {}

    @staticmethod
    def load(file: Path) -> KindredTokenizer:
        return KindredTokenizer(json.loads(file.read_text("utf8")))

    def encode(self, text: str, max_tokens: int | None = None) -> list[int]:
        """:returns: ids, no special token but those that the text spells; empty without words"""
        ids: list[int] = []
        for word in _words_and_special_tokens(text):
            ids.extend(self.ids_of_word(word))
            if max_tokens is not None and len(ids) >= max_tokens:
                return ids[:max_tokens]
        return ids

    def ids_of_word(self, word: str) -> tuple[int, ...]:
        """Always the longest piece that fits, from the left; unknown when none does."""
        known = self._remembered.get(word)
        if known is None:
            known = self._split(word)
            if len(self._remembered) < _MAX_REMEMBERED_WORDS:
                self._remembered[word] = known
        return known

    def fingerprint(self) -> str:
        """sha-256 of the vocabulary: encoded pairs and models must agree on it."""
        return hashlib.sha256("\n".join(self.vocabulary).encode()).hexdigest()

    def _split(self, word: str) -> tuple[int, ...]:
        whole = self.ids.get(word)
        if whole is not None:
            return (whole,)
        if len(word) > MAX_WORD_CHARACTERS:
            return (self.unknown_id,)
        pieces, start = [], 0
        while start < len(word):
            end = min(len(word), start + self._longest)
            while end > start and word[start:end] not in self.ids:
                end -= 1
            if end == start:
                return (self.unknown_id,)
            pieces.append(self.ids[word[start:end]])
            start = end
        return tuple(pieces)


def _words_and_special_tokens(text: str) -> Iterator[str]:
    for index, part in enumerate(_SPELLED.split(text)):
        if index % 2:
            yield part
        else:
            yield from words_of(part)
