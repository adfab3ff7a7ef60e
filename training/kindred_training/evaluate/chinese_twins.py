"""Chinese questions beside their English twins: both ask for the same English section."""

from __future__ import annotations

import numpy as np

from ..held_out import held_out_pairs
from ..views import Pairs, TokenLimits, ViewMaker
from .held_out_tasks import MIN_POOL, EncodeIds
from .metrics import mean_reciprocal_rank, ranks_of_relevant

CHINESE, ENGLISH = "chinese-heading", "heading"
_LIMITS = TokenLimits(query=64, document=256)


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
    pairs = maker.pairs
    of_kind = {
        kind: own[pairs.kind_ids[own] == pairs.kinds.index(kind)]
        for kind in (CHINESE, ENGLISH)
        if kind in pairs.kinds
    }
    if len(of_kind) < 2 or min(map(len, of_kind.values())) < MIN_POOL:
        return {}
    asked = np.concatenate(list(of_kind.values()))
    rows = maker.plain_documents(asked, _LIMITS, header=False).rows()
    sections: dict[bytes, int] = {}
    answers = np.array([sections.setdefault(row.tobytes(), len(sections)) for row in rows])
    first = np.array([np.flatnonzero(answers == number)[0] for number in range(len(sections))])
    vectors = encode_ids([rows[index] for index in first])
    border = len(of_kind[CHINESE])
    twins = np.intersect1d(answers[:border], answers[border:])
    return {
        kind: _ranks(maker, indices[chosen], part[chosen], vectors, encode_ids)
        for kind, indices, part in (
            (CHINESE, of_kind[CHINESE], answers[:border]),
            (ENGLISH, of_kind[ENGLISH], answers[border:]),
        )
        if (chosen := np.isin(part, twins)).any()
    }


def _ranks(
    maker: ViewMaker,
    indices: np.ndarray,
    answers: np.ndarray,
    sections: np.ndarray,
    encode_ids: EncodeIds,
) -> list[np.ndarray]:
    queries = encode_ids(maker.plain_queries(indices, _LIMITS).rows())
    return ranks_of_relevant(queries @ sections.T, [[answer] for answer in answers])
