"""Chinese words without a dictionary: characters that stand together more often than by chance."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

MAX_WORD_CHARACTERS = 4
_MIN_COUNT = 20
#: How much more often than by chance the weakest cut of a word stands together. Below about 20
#: they are phrases (的数据, 使用了), above words (配置, 数据库).
_MIN_COHESION = 20.0
#: Characters that join words rather than make them, at the edge of a candidate.
_JOINING = frozenset(
    "的了是在和与或及等将把被对从到为以其这那并也都就而且则个不会能可要有中上下时后前里请您你我它们一"
)
#: Candidates seen once are forgotten beyond this many.
_MAX_CANDIDATES = 2_000_000


@dataclass
class ChineseCounts:
    """Runs of one to four characters inside the Chinese words of a text."""

    runs: Counter[str] = field(default_factory=Counter)

    def add(self, word: str) -> None:
        for length in range(1, MAX_WORD_CHARACTERS + 1):
            for start in range(len(word) - length + 1):
                self.runs[word[start : start + length]] += 1
        if len(self.runs) > _MAX_CANDIDATES:
            self.runs = Counter({run: count for run, count in self.runs.items() if count > 1})

    def merge(self, other: ChineseCounts) -> None:
        self.runs.update(other.runs)


def choose_chinese_words(counts: ChineseCounts, limit: int) -> list[str]:
    """:returns: words of 2–4 characters, those first that save most tokens"""
    total = sum(count for run, count in counts.runs.items() if len(run) == 1)
    words = [
        (count * (len(run) - 1), run)
        for run, count in counts.runs.items()
        if len(run) > 1 and count >= _MIN_COUNT and _is_word(run, counts.runs, total)
    ]
    return [run for _, run in sorted(words, key=lambda word: (-word[0], word[1]))[:limit]]


def _is_word(run: str, runs: Counter[str], total: int) -> bool:
    if run[0] in _JOINING or run[-1] in _JOINING:
        return False
    cohesion = min(
        runs[run] * total / max(1, runs[run[:cut]] * runs[run[cut:]]) for cut in range(1, len(run))
    )
    return cohesion >= _MIN_COHESION
