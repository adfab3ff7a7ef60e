"""Step 3: the vocabulary, by what the clean pairs write most.

    python -m kindred_training.tokenizer.train_vocabulary --pairs clean --out vocabulary.json

Letters and digits, characters of other scripts, Chinese words, words that several repositories
use, and the pieces that rarer words are made of.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from multiprocessing import get_context
from pathlib import Path

from ..pairs import Pair, pair_files, read_pairs
from .chinese_words import ChineseCounts, choose_chinese_words
from .kindred_tokenizer import SPECIAL_TOKENS, KindredTokenizer
from .words import is_cjk, words_of

DEFAULT_SIZE = 32_768
#: Files that are counted: clean pairs are in random order, and 400,000 of them tell the words.
DEFAULT_FILES = 10
_ALPHABET = "abcdefghijklmnopqrstuvwxyz0123456789"

#: Words of a query are what people type: they count twice.
_QUERY_WEIGHT = 2
#: A word of fewer repositories counts for less: it is a name of theirs.
_FULL_WEIGHT_REPOSITORIES = 4
_MIN_WEIGHT = 0.1
_MAX_WORD_CHARACTERS = 24
#: Longer numbers are data; their parts of up to four digits are enough.
_MAX_DIGITS = 4

#: Characters of other scripts than Latin, by frequency, at least this often.
_MAX_CHARACTERS = 5000
_MIN_CHARACTER_COUNT = 8

#: Share of the vocabulary for Chinese words of two to four characters.
_CHINESE_WORD_SHARE = 0.11
#: Share for pieces of rarer words, found in rounds.
_PIECE_SHARE = 0.08
_PIECE_ROUNDS = 6
_MAX_PIECE_CHARACTERS = 10
#: A rare word that one file repeats counts no more often than this.
_MAX_PIECE_WEIGHT = 200
#: Words that are counted at once in a worker; those seen once are forgotten beyond.
_MAX_COUNTED_WORDS = 1_500_000


@dataclass
class WordCounts:
    """What one file of pairs writes."""

    words: Counter[str] = field(default_factory=Counter)
    #: Repositories that use a word, at most as many as give it full weight.
    repositories: dict[str, set[str]] = field(default_factory=dict)
    chinese: ChineseCounts = field(default_factory=ChineseCounts)

    def add(self, pair: Pair) -> None:
        query = words_of(pair.query)
        others = words_of("\n".join((pair.document, pair.context, pair.path)))
        for word in query * (_QUERY_WEIGHT - 1) + query + others:
            self.words[word] += 1
            if is_cjk(word):
                self.chinese.add(word)
        for word in {*query, *others}:
            seen_in = self.repositories.setdefault(word, set())
            if len(seen_in) < _FULL_WEIGHT_REPOSITORIES:
                seen_in.add(pair.repository)
        self._forget_rare()

    def merge(self, other: WordCounts) -> None:
        self.words.update(other.words)
        self.chinese.merge(other.chinese)
        for word, seen_in in other.repositories.items():
            self.repositories.setdefault(word, set()).update(seen_in)
        self._forget_rare()

    def weight(self, word: str) -> float:
        spread = len(self.repositories.get(word, ())) / _FULL_WEIGHT_REPOSITORIES
        return self.words[word] * min(1.0, spread + _MIN_WEIGHT)

    def _forget_rare(self) -> None:
        if len(self.words) > _MAX_COUNTED_WORDS:
            self.words = Counter({word: count for word, count in self.words.items() if count > 1})
            self.repositories = {word: self.repositories.get(word, set()) for word in self.words}


def main() -> None:
    arguments = _parse_arguments()
    counts = count_words(pair_files(arguments.pairs)[: arguments.files], arguments.processes)
    vocabulary = choose_vocabulary(counts, arguments.size)
    arguments.out.write_text(json.dumps(vocabulary, ensure_ascii=False), "utf8")
    print(f"{len(vocabulary)} tokens, {_coverage(counts, vocabulary)}")


def count_words(files: Iterable[Path], processes: int = 1) -> WordCounts:
    total = WordCounts()
    with get_context("spawn").Pool(processes) as pool:
        for counts in pool.imap(_count_file, files):
            total.merge(counts)
    return total


def choose_vocabulary(counts: WordCounts, size: int = DEFAULT_SIZE) -> list[str]:
    """:returns: tokens in the order of their ids, at most `size`, each once"""
    base = [*SPECIAL_TOKENS, "[unused0]", *_ALPHABET, *_choose_characters(counts)]
    chinese = choose_chinese_words(counts.chinese, int(size * _CHINESE_WORD_SHARE))
    chosen = list(dict.fromkeys([*base, *chinese]))
    pieces = int(size * _PIECE_SHARE)
    known = set(chosen)
    candidates = (word for word in counts.words if word not in known and _may_be_word(word))
    # Equal weights in the order of the alphabet: the same pairs give the same vocabulary.
    words = sorted(candidates, key=lambda word: (-counts.weight(word), word))
    chosen += words[: max(0, size - len(chosen) - pieces)]
    for round_index in range(_PIECE_ROUNDS):
        room = (size - len(chosen)) // (_PIECE_ROUNDS - round_index)
        chosen += _choose_pieces(counts, chosen, room)
    # Where there are too few pieces, words take their room.
    return list(dict.fromkeys([*chosen, *words]))[:size]


def _count_file(file: Path) -> WordCounts:
    counts = WordCounts()
    for pair in read_pairs(file):
        counts.add(pair)
    return counts


def _choose_characters(counts: WordCounts) -> list[str]:
    """Frequent characters outside of ASCII, and the common Chinese ones even where they are rare:
    one unknown character would make its whole run unknown."""
    characters: Counter[str] = Counter()
    for word, count in counts.words.items():
        if not word.isascii():
            for character in word:
                characters[character] += count
    frequent = [
        character
        for character, count in sorted(characters.items(), key=lambda item: (-item[1], item[0]))
        if count >= _MIN_CHARACTER_COUNT and not character.isascii()
    ][:_MAX_CHARACTERS]
    return list(dict.fromkeys([*frequent, *common_chinese_characters()]))


def common_chinese_characters() -> list[str]:
    """The 3,755 characters of level 1 of GB 2312, the commonest in simplified Chinese."""
    codes = (bytes((row, cell)) for row in range(0xB0, 0xD8) for cell in range(0xA1, 0xFF))
    return [character for code in codes if (character := code.decode("gb2312", "ignore"))]


def _may_be_word(word: str) -> bool:
    return (
        word.isascii()
        and 1 < len(word) <= _MAX_WORD_CHARACTERS
        and not (word.isdigit() and len(word) > _MAX_DIGITS)
    )


def _choose_pieces(counts: WordCounts, vocabulary: list[str], count: int) -> list[str]:
    """Neighbouring pieces that rarer words would be cut into most often, joined."""
    tokenizer = KindredTokenizer(vocabulary)
    joined: Counter[str] = Counter()
    for word, occurrences in counts.words.items():
        if word in tokenizer.ids or not word.isascii() or not word.isalpha() or len(word) > 40:
            continue
        pieces = [vocabulary[piece] for piece in tokenizer.ids_of_word(word)]
        for left, right in zip(pieces, pieces[1:]):
            if len(left) + len(right) <= _MAX_PIECE_CHARACTERS:
                joined[left + right] += min(occurrences, _MAX_PIECE_WEIGHT)
    ranked = sorted(joined.items(), key=lambda item: (-item[1], item[0]))
    return [piece for piece, _ in ranked if piece not in tokenizer.ids][:count]


def _coverage(counts: WordCounts, vocabulary: list[str]) -> str:
    """How many words are whole tokens, and how many are unknown."""
    tokenizer = KindredTokenizer(vocabulary)
    total = whole = unknown = tokens = 0
    for word, count in counts.words.items():
        ids = tokenizer.ids_of_word(word)
        total += count
        tokens += count * len(ids)
        whole += count * (len(ids) == 1)
        unknown += count * (tokenizer.unknown_id in ids)
    return (
        f"{whole / total:.2%} of the words whole, {unknown / total:.3%} unknown, "
        f"{tokens / total:.3f} tokens a word"
    )


def _parse_arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--pairs", type=Path, required=True, help="folder that clean wrote")
    parser.add_argument("--out", type=Path, required=True, help="vocabulary.json")
    parser.add_argument("--size", type=int, default=DEFAULT_SIZE)
    parser.add_argument("--files", type=int, default=DEFAULT_FILES, help="files of pairs to count")
    parser.add_argument("--processes", type=int, default=2)
    return parser.parse_args()


if __name__ == "__main__":
    main()
