"""Chinese questions beside their English twins: both ask for the same English section."""

from __future__ import annotations

import numpy as np

from ..held_out import held_out_pairs
from ..views import Pairs, TokenLimits, ViewMaker
from .held_out_tasks import MIN_POOL, EncodeIds
from .metrics import mean_reciprocal_rank, ranks_of_relevant

CHINESE, ENGLISH = "chinese-heading", "heading"
_LIMITS = TokenLimits(query=64, document=256)
#: Tokens by which a section is known again, and that a heading before them may have: the Chinese
#: pairs keep the English heading in the document, the English ones ask for it.
_OPENING, _MAX_HEADING = 16, 24


def measure_chinese_twins(pairs: Pairs, encode_ids: EncodeIds) -> dict[str, float]:
    """:returns: MRR × 100 of Chinese and of English questions to the same sections, in pools of all
    sections of their repository, and the share of the English figure that the Chinese one reaches;
    empty when no repository that is held out has twins
    """
    maker = ViewMaker(pairs)
    held_out = held_out_pairs(pairs.repositories, pairs.repository_ids)
    ranks: dict[str, list[np.ndarray]] = {CHINESE: [], ENGLISH: []}
    for repository in np.unique(pairs.repository_ids[held_out]):
        own = np.flatnonzero(pairs.repository_ids == repository)
        for kind, found in _ranks_of_twins(maker, own, encode_ids).items():
            ranks[kind].extend(found)
    if not ranks[CHINESE]:
        return {}
    chinese, english = (100 * mean_reciprocal_rank(ranks[kind]) for kind in (CHINESE, ENGLISH))
    return {
        "chinese": round(chinese, 2),
        "english": round(english, 2),
        "share": round(chinese / english, 3),
        "questions": len(ranks[CHINESE]),
    }


def _ranks_of_twins(
    maker: ViewMaker, own: np.ndarray, encode_ids: EncodeIds
) -> dict[str, list[np.ndarray]]:
    english, chinese = (_of_kind(maker.pairs, own, kind) for kind in (ENGLISH, CHINESE))
    if min(len(english), len(chinese)) < MIN_POOL:
        return {}
    rows = maker.plain_documents(english, _LIMITS, header=False).rows()
    sections: dict[bytes, int] = {}
    answers = np.array([sections.setdefault(_opening(row), len(sections)) for row in rows])
    whole = maker.plain_documents(chinese, _LIMITS, header=False).rows()
    answers_of_chinese = np.array([_section_of(row, sections) for row in whole])
    vectors = encode_ids([rows[index] for index in np.unique(answers, return_index=True)[1]])
    twins = np.intersect1d(answers, answers_of_chinese)
    return {
        kind: _ranks(maker, indices[chosen], part[chosen], vectors, encode_ids)
        for kind, indices, part in (
            (CHINESE, chinese, answers_of_chinese),
            (ENGLISH, english, answers),
        )
        if (chosen := np.isin(part, twins)).any()
    }


def _of_kind(pairs: Pairs, indices: np.ndarray, kind: str) -> np.ndarray:
    number = pairs.kinds.index(kind) if kind in pairs.kinds else -1
    return indices[pairs.kind_ids[indices] == number]


def _opening(row: np.ndarray) -> bytes:
    return row[:_OPENING].tobytes()


def _section_of(row: np.ndarray, sections: dict[bytes, int]) -> int:
    """:returns: −1 when the section is none of the English ones"""
    starts = range(min(_MAX_HEADING, len(row)))
    return next((sections[key] for at in starts if (key := _opening(row[at:])) in sections), -1)


def _ranks(
    maker: ViewMaker,
    indices: np.ndarray,
    answers: np.ndarray,
    sections: np.ndarray,
    encode_ids: EncodeIds,
) -> list[np.ndarray]:
    """Of several questions to a section the shortest: its heading, not its first sentence."""
    rows = maker.plain_queries(indices, _LIMITS).rows()
    by_length = np.argsort([len(row) for row in rows], kind="stable")
    chosen = by_length[np.unique(answers[by_length], return_index=True)[1]]
    queries = encode_ids([rows[index] for index in chosen])
    return ranks_of_relevant(queries @ sections.T, [[answers[index]] for index in chosen])
