"""A pair as a person might write it and as the product might index it: another view each time.

Knows token ids alone. Chances are those of the first encoders unless a comment says otherwise.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Mapping, Protocol, Sequence

import numpy as np

from .ragged import Ragged, choose_rows, join_rows


class Pairs(Protocol):
    """What training needs of PairStore; tests bring their own."""

    kinds: list[str]
    languages: list[str]
    repositories: list[str]
    kind_ids: np.ndarray
    language_ids: np.ndarray
    repository_ids: np.ndarray
    query_leads: np.ndarray

    def __len__(self) -> int: ...
    def ids(self, field: str, index: int) -> np.ndarray: ...
    def lengths(self, field: str) -> np.ndarray: ...


@dataclass(frozen=True)
class KindView:
    """How pairs of one kind are shown."""

    #: Shorter ones teach nothing, in tokens.
    min_query: int = 3
    min_document: int = 10
    #: Chance that the name is hidden in the document.
    hide_name: float = 0.0
    #: Chance that the name is the query.
    name_as_query: float = 0.0
    #: Chance that the query is its first sentence alone.
    lead: float = 0.0
    #: Words that may stand in front of the query.
    templates: str = ""
    #: Share of an epoch's pairs that is used.
    weight: float = 1.0


KIND_VIEWS = {
    "doc": KindView(3, 10, hide_name=0.5, name_as_query=0.12, lead=0.45, templates="english"),
    "name": KindView(2, 10, hide_name=0.7, templates="english", weight=0.6),
    "comment": KindView(3, 10, lead=0.3, templates="english", weight=0.6),
    "heading": KindView(1, 10),
    "sentence": KindView(4, 10),
    "commit": KindView(3, 10, templates="english", weight=0.6),
    "task": KindView(3, 3, templates="english"),
    "term": KindView(1, 2),
    "synonym": KindView(1, 1),
    "example": KindView(3, 2),
    "paraphrase": KindView(3, 3),
    "chinese-doc": KindView(3, 10, hide_name=0.5, lead=0.45, templates="chinese"),
    "chinese-comment": KindView(3, 10, templates="chinese"),
    "chinese-prose": KindView(1, 10),
    "chinese-heading": KindView(1, 10),
    "chinese-section": KindView(4, 10),
    "chinese-sentence": KindView(3, 3),
    "chinese-code": KindView(3, 5, templates="chinese"),
}

#: How people begin a question; turned into ids by the tokenizer.
TEMPLATES = {
    "english": (
        "how to", "how does it", "where is", "how is", "where do we", "function to", "code that",
        "what", "how does the code", "find the code which", "implementation of", "the logic for",
        "write a function to", "write a python function to", "python", "function that",
    ),
    "chinese": ("如何", "怎么", "怎样", "在哪里", "哪里实现", "什么是", "用于", "实现", "查找"),
}  # fmt: skip

TEMPLATE_CHANCE = 0.15
DROP_WORDS_CHANCE = 0.25
DROPPED_WORDS = 0.2
#: Fewer words are not dropped from.
_MIN_WORDS_TO_DROP = 7
#: A document without its name must still say something.
_MIN_TOKENS_WITHOUT_NAME = 6
#: Chances of a header as the product writes it: path, then context, then name, each only where the
#: one before it stands.
PATH_CHANCE = 0.45
CONTEXT_CHANCE = 0.6
NAME_CHANCE = 0.6


@dataclass(frozen=True)
class TokenLimits:
    query: int = 24
    document: int = 72


@dataclass(frozen=True)
class ViewMaker:
    """Makes views of the pairs of a store.

    :param templates: ids of TEMPLATES by language; empty for none
    """

    pairs: Pairs
    templates: Mapping[str, Sequence[np.ndarray]] = field(default_factory=dict)

    def queries(
        self, indices: np.ndarray, limits: TokenLimits, random: np.random.Generator
    ) -> Ragged:
        views = self._kind_views(indices)
        names = self._gather("name", indices)
        as_name = (names.lengths > 1) & _happens([view.name_as_query for view in views], random)
        leads = self.pairs.query_leads[indices].astype(np.int64)
        as_lead = (leads >= 3) & _happens([view.lead for view in views], random)
        whole = self._gather("query", indices)
        queries = choose_rows(as_name, names, whole.head(np.where(as_lead, leads, whole.lengths)))
        queries = self._with_templates(queries, [view.templates for view in views], random)
        return _drop_words(queries, random).head(limits.query)

    def documents(
        self, indices: np.ndarray, limits: TokenLimits, random: np.random.Generator
    ) -> Ragged:
        views = self._kind_views(indices)
        names = self._gather("name", indices)
        hidden = _happens([view.hide_name for view in views], random)
        documents = _hide(self._gather("document", indices), names.keep_rows(hidden))
        with_path = random.random(len(indices)) < PATH_CHANCE
        with_context = with_path & (random.random(len(indices)) < CONTEXT_CHANCE)
        with_name = with_context & ~hidden & (random.random(len(indices)) < NAME_CHANCE)
        header = (
            self._gather("path", indices).keep_rows(with_path),
            self._gather("context", indices).keep_rows(with_context),
            names.keep_rows(with_name),
        )
        return join_rows((*header, documents)).head(limits.document)

    def plain_queries(self, indices: np.ndarray, limits: TokenLimits) -> Ragged:
        """Whole queries, for evaluation and mining."""
        return self._gather("query", indices).head(limits.query)

    def plain_documents(
        self, indices: np.ndarray, limits: TokenLimits, header: bool = True
    ) -> Ragged:
        """Documents as the product indexes them, name and all; without header on demand."""
        fields = ("path", "context", "name") if header else ()
        parts = [self._gather(name, indices) for name in (*fields, "document")]
        return join_rows(parts).head(limits.document)

    def _kind_views(self, indices: np.ndarray) -> list[KindView]:
        table = [KIND_VIEWS[kind] for kind in self.pairs.kinds]
        return [table[kind] for kind in self.pairs.kind_ids[indices]]

    def _gather(self, name: str, indices: np.ndarray) -> Ragged:
        return Ragged.of([self.pairs.ids(name, index) for index in indices])

    def _with_templates(
        self, queries: Ragged, sets: list[str], random: np.random.Generator
    ) -> Ragged:
        happens = random.random(len(sets)) < TEMPLATE_CHANCE
        choices = random.random(len(sets))
        fronts = [
            self._template(name, choice) if chosen else _NO_IDS
            for name, chosen, choice in zip(sets, happens, choices, strict=True)
        ]
        return join_rows((Ragged.of(fronts), queries))

    def _template(self, name: str, choice: float) -> np.ndarray:
        templates = self.templates.get(name, ())
        return templates[int(choice * len(templates))] if templates else _NO_IDS


def usable_pairs(pairs: Pairs) -> np.ndarray:
    """:returns: whether query and document are long enough to learn from; bool [pairs]"""
    views = [KIND_VIEWS[kind] for kind in pairs.kinds]
    min_queries = np.array([view.min_query for view in views])[pairs.kind_ids]
    min_documents = np.array([view.min_document for view in views])[pairs.kind_ids]
    usable: np.ndarray = (pairs.lengths("query") >= min_queries) & (
        pairs.lengths("document") >= min_documents
    )
    return usable


_NO_IDS = np.zeros(0, dtype=np.uint16)


def _happens(chances: list[float], random: np.random.Generator) -> np.ndarray:
    happens: np.ndarray = random.random(len(chances)) < np.array(chances)
    return happens


def _hide(documents: Ragged, names: Ragged) -> Ragged:
    others = ~documents.contains(names)
    without = documents.keep(others)
    return choose_rows(without.lengths >= _MIN_TOKENS_WITHOUT_NAME, without, documents)


def _drop_words(queries: Ragged, random: np.random.Generator) -> Ragged:
    dropping = (random.random(len(queries.lengths)) < DROP_WORDS_CHANCE) & (
        queries.lengths >= _MIN_WORDS_TO_DROP
    )
    kept = (random.random(len(queries.values)) >= DROPPED_WORDS) | ~dropping[queries.row_of_value]
    dropped = queries.keep(kept)
    return choose_rows(dropped.lengths >= np.minimum(3, queries.lengths), dropped, queries)
