"""Which pairs make a batch, in an order that a run can leave and take up again.

Most pairs stand in batches made of groups of one repository, whose documents are hard negatives of
each other; the rest stand among pairs of all repositories.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from .ragged import Ragged
from .views import KIND_VIEWS, Pairs, TokenLimits, ViewMaker


@dataclass(frozen=True)
class BatchOptions:
    pairs: int = 512
    #: Share of the pairs in batches made of groups.
    grouped: float = 0.6
    #: Pairs of one repository in a batch, at most; smaller groups than the least are not made.
    group_pairs: int = 256
    min_group_pairs: int = 32
    limits: TokenLimits = TokenLimits()
    #: Share of the batches whose documents are long; they hold a third of the pairs.
    long_share: float = 0.0
    long_limits: TokenLimits = TokenLimits(query=48, document=240)
    #: Multiplies the weights of kinds and of languages, by name; 0 leaves one out.
    weights: tuple[tuple[str, float], ...] = ()
    seed: int = 0


class Position(NamedTuple):
    """Where a run stands: the next batch to be trained on."""

    epoch: int
    batch: int


START = Position(0, 0)


@dataclass(frozen=True)
class Batch:
    """Query i belongs to document i; rows are token ids."""

    queries: list[np.ndarray]
    documents: list[np.ndarray]
    #: Hard negatives of any query; may be empty.
    negatives: list[np.ndarray]
    #: Query i of each negative, int64 [negatives].
    negative_owners: np.ndarray
    #: True where query i and document j are no negatives of each other, bool [pairs × pairs].
    same: np.ndarray
    #: Where the run stands after this batch.
    next: Position

    @property
    def token_count(self) -> int:
        return (
            sum(map(len, self.queries))
            + sum(map(len, self.documents))
            + sum(map(len, self.negatives))
        )


class PairBatches:
    """Endless batches; each is decided by seed, epoch and number alone.

    :param usable: which pairs may be trained on, bool [pairs]
    :param negatives: indices of hard negatives of each pair, −1 for none, [pairs × any]
    """

    def __init__(
        self,
        maker: ViewMaker,
        usable: np.ndarray,
        options: BatchOptions,
        position: Position = START,
        negatives: np.ndarray | None = None,
    ) -> None:
        self._maker = maker
        self._usable = np.flatnonzero(usable)
        self._options = options
        self._negatives = negatives
        self._position = position
        self._planned: tuple[int, list[np.ndarray]] | None = None

    def next_batch(self) -> Batch:
        epoch, number = self._position
        plan = self._plan(epoch)
        if number >= len(plan):
            epoch, number = epoch + 1, 0
            plan = self._plan(epoch)
        self._position = Position(epoch, number + 1)
        random = np.random.default_rng((self._options.seed, epoch, number))
        return self._make(plan[number], random)

    def _plan(self, epoch: int) -> list[np.ndarray]:
        if self._planned is None or self._planned[0] != epoch:
            random = np.random.default_rng((self._options.seed, epoch))
            plan = plan_epoch(self._maker.pairs, self._usable, self._options, random)
            if not plan:
                raise ValueError(
                    "There are no pairs to train on: is the store empty or all held out?"
                )
            self._planned = (epoch, plan)
        return self._planned[1]

    def _make(self, indices: np.ndarray, random: np.random.Generator) -> Batch:
        options, limits = self._options, self._options.limits
        if random.random() < options.long_share:
            limits = options.long_limits
            indices = indices[: max(2, len(indices) // 3)]
        queries = self._maker.queries(indices, limits, random)
        documents = self._maker.documents(indices, limits, random)
        owners, negatives = self._choose_negatives(indices, random)
        rows = self._maker.documents(negatives, limits, random).rows() if len(negatives) else []
        same = _same_pairs(self._maker, indices, queries)
        return Batch(queries.rows(), documents.rows(), rows, owners, same, self._position)

    def _choose_negatives(
        self, indices: np.ndarray, random: np.random.Generator
    ) -> tuple[np.ndarray, np.ndarray]:
        """One hard negative for each pair that has one which is nobody's document in the batch."""
        if self._negatives is None:
            return np.zeros(0, dtype=np.int64), np.zeros(0, dtype=np.int64)
        table = self._negatives[indices]
        counts = np.maximum(1, (table >= 0).sum(1))
        column = (random.random(len(indices)) * counts).astype(np.int64)
        chosen = table[np.arange(len(indices)), column]
        good = (chosen >= 0) & ~np.isin(chosen, indices)
        return np.flatnonzero(good), chosen[good]


def plan_epoch(
    pairs: Pairs, usable: np.ndarray, options: BatchOptions, random: np.random.Generator
) -> list[np.ndarray]:
    """:param usable: indices of pairs
    :returns: indices of the pairs of each batch; no pair twice
    """
    chosen = random.permutation(_by_weight(pairs, usable, options, random))
    cut = int(len(chosen) * options.grouped)
    groups, rest = _groups(pairs.repository_ids, chosen[:cut], options, random)
    single = random.permutation(np.concatenate((chosen[cut:], rest)))
    batches = _fill(groups, options.pairs) + _fill([single], options.pairs)
    if not batches and len(chosen) > 1:
        batches = [chosen]
    return [batches[index] for index in random.permutation(len(batches))]


def _by_weight(
    pairs: Pairs, usable: np.ndarray, options: BatchOptions, random: np.random.Generator
) -> np.ndarray:
    factors = dict(options.weights)
    kinds = [KIND_VIEWS[kind].weight * factors.get(kind, 1.0) for kind in pairs.kinds]
    languages = [factors.get(language, 1.0) for language in pairs.languages]
    weights = np.array(kinds)[pairs.kind_ids] * np.array(languages)[pairs.language_ids]
    used: np.ndarray = usable[random.random(len(usable)) < weights[usable]]
    return used


def _groups(
    repository_ids: np.ndarray,
    chosen: np.ndarray,
    options: BatchOptions,
    random: np.random.Generator,
) -> tuple[list[np.ndarray], np.ndarray]:
    """:returns: groups in random order, and the pairs that were too few for one"""
    order = chosen[np.argsort(repository_ids[chosen], kind="stable")]
    borders = np.flatnonzero(np.diff(repository_ids[order])) + 1
    pieces = [
        repository[start : start + options.group_pairs]
        for repository in np.split(order, borders)
        for start in range(0, len(repository), options.group_pairs)
    ]
    groups = [piece for piece in pieces if len(piece) >= options.min_group_pairs]
    small = [piece for piece in pieces if len(piece) < options.min_group_pairs]
    rest = np.concatenate(small) if small else chosen[:0]
    return [groups[index] for index in random.permutation(len(groups))], rest


def _fill(groups: list[np.ndarray], size: int) -> list[np.ndarray]:
    """Whole batches out of groups one after the other; what is left at the end is dropped."""
    if not groups:
        return []
    line = np.concatenate(groups)
    return [line[start : start + size] for start in range(0, len(line) - size + 1, size)]


def _same_pairs(maker: ViewMaker, indices: np.ndarray, queries: Ragged) -> np.ndarray:
    """Pairs with the same query, as shown or whole, or the same document."""
    whole = maker.plain_queries(indices, TokenLimits(64, 256))
    documents = maker.plain_documents(indices, TokenLimits(64, 256), header=False)
    same = np.eye(len(indices), dtype=bool)
    for rows in (queries, whole, documents):
        keys = np.array([hash(row.tobytes()) for row in rows.rows()])
        same |= keys[:, None] == keys[None, :]
    return same
