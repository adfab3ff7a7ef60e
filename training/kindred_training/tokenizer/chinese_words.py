"""Chinese words without a dictionary: characters that stand together more often than by chance."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

MAX_WORD_CHARACTERS = 4
_MIN_COUNT = 20
#: How much more often than by chance the weakest cut of a word stands together. Below about 20
#: they are phrases (的数据, 使用了), above words (配置, 数据库).
_MIN_COHESION = 20.0
#: Characters that join words rather than make them, at the edge of a candidate. Those that make
#: words too (请求, 时间, 对象) are left to cohesion.
_JOINING = frozenset("的了和与或把被从您你我它们这那")
#: A candidate that stands in one longer run this often is a piece of that: 生命周 of 生命周期.
_MAX_EXTENDED_SHARE = 0.6
#: Candidates seen once are forgotten beyond this many.
_MAX_CANDIDATES = 4_000_000


@dataclass
class ChineseCounts:
    """Runs of characters inside the Chinese words of a text, one longer than a word may be."""

    runs: Counter[str] = field(default_factory=Counter)

    def add(self, word: str) -> None:
        for length in range(1, MAX_WORD_CHARACTERS + 2):
            for start in range(len(word) - length + 1):
                self.runs[word[start : start + length]] += 1
        if len(self.runs) > _MAX_CANDIDATES:
            self.runs = Counter({run: count for run, count in self.runs.items() if count > 1})

    def merge(self, other: ChineseCounts) -> None:
        self.runs.update(other.runs)


def choose_chinese_words(counts: ChineseCounts, limit: int) -> list[str]:
    """:returns: words of 2–4 characters, those first that save most tokens"""
    runs = counts.runs
    total = sum(count for run, count in runs.items() if len(run) == 1)
    extended = _longest_extension(runs)
    words = {
        run
        for run, count in runs.items()
        if 1 < len(run) <= MAX_WORD_CHARACTERS
        and count >= _MIN_COUNT
        and extended[run] <= _MAX_EXTENDED_SHARE * count
        and _is_word(run, runs, total)
    }
    # Two words side by side stay two: 返回结果 shares 返回 and 结果 with other texts.
    words = {run for run in words if not (run[:2] in words and run[2:] in words)}
    ranked = sorted(words, key=lambda run: (-runs[run] * (len(run) - 1), run))
    return ranked[:limit]


def _longest_extension(runs: Counter[str]) -> Counter[str]:
    """:returns: how often each run stands in the commonest run that is one character longer"""
    extended: Counter[str] = Counter()
    for run, count in runs.items():
        for inner in (run[:-1], run[1:]):
            extended[inner] = max(extended[inner], count)
    return extended


def _is_word(run: str, runs: Counter[str], total: int) -> bool:
    if run[0] in _JOINING or run[-1] in _JOINING:
        return False
    cohesion = min(
        runs[run] * total / max(1, runs[run[:cut]] * runs[run[cut:]]) for cut in range(1, len(run))
    )
    return cohesion >= _MIN_COHESION
