"""The models themselves: a token table alone, a transformer bi-encoder, a scorer of pairs."""

from __future__ import annotations

import torch
from torch import Tensor, nn

from .blocks import PADDING_BIAS, PreNormBlock
from .configuration import ModelConfiguration
from .pooling import mean_pool, pool

#: Mean length of the rows of a transformer's token table at the beginning. It begins as the
#: average of its table, and the blocks must be able to move that.
TABLE_NORM = 4.0
_POSITION_STD = 0.02


class Model(nn.Module):
    """What all have: a configuration and a token table.

    Encoders take padded ids and mask, [batch × tokens], and give [batch × dimension], not
    normalised.
    """

    def __init__(self, configuration: ModelConfiguration, table_norm: float) -> None:
        super().__init__()
        self.configuration = configuration
        self.tokens = nn.Embedding(configuration.table_rows, configuration.dimension)
        nn.init.normal_(self.tokens.weight, std=table_norm * configuration.dimension**-0.5)


class StaticEncoder(Model):
    """The average of the token vectors: knows words, not their order."""

    def __init__(self, configuration: ModelConfiguration) -> None:
        super().__init__(configuration, table_norm=1)

    def forward(self, ids: Tensor, mask: Tensor) -> Tensor:
        return mean_pool(self.tokens(ids), mask)

    def encode_flat(self, ids: Tensor, offsets: Tensor) -> Tensor:
        """Texts one after the other, without padding: four times as fast in training.

        :param ids: [tokens]
        :param offsets: where each text begins, [batch]
        """
        return nn.functional.embedding_bag(ids, self.tokens.weight, offsets, mode="mean")


class TransformerBody(Model):
    """Token table, learned positions, pre-norm blocks; no norm after the last one."""

    def __init__(self, configuration: ModelConfiguration) -> None:
        super().__init__(configuration, TABLE_NORM)
        dimension = configuration.dimension
        self.positions = nn.Embedding(configuration.max_tokens, dimension)
        nn.init.normal_(self.positions.weight, std=_POSITION_STD)
        shape = (dimension, configuration.heads, configuration.feed_forward)
        self.blocks = nn.ModuleList(PreNormBlock(*shape) for _ in range(configuration.layers))

    def embed(self, ids: Tensor) -> Tensor:
        tokens: Tensor = self.tokens(ids)
        return tokens + self.positions.weight[: ids.shape[1]]

    def transform(self, hidden: Tensor, mask: Tensor) -> Tensor:
        bias = (1 - mask[:, None, None, :].to(hidden.dtype)) * PADDING_BIAS
        for block in self.blocks:
            hidden = block(hidden, bias)
        return hidden


class SentenceEncoder(TransformerBody):
    """Sentence-BERT: one tower for query and document; the siamese half is the objective's."""

    def hidden_states(self, ids: Tensor, mask: Tensor) -> Tensor:
        """:returns: [batch × tokens × dimension]"""
        return self.transform(self.embed(ids), mask)

    def forward(self, ids: Tensor, mask: Tensor) -> Tensor:
        return pool(self.configuration.pooling, self.hidden_states(ids, mask), mask)


class CrossEncoder(TransformerBody):
    """Reads query and document together: [CLS] query [SEP] document, two segments."""

    def __init__(self, configuration: ModelConfiguration) -> None:
        super().__init__(configuration)
        self.segments = nn.Embedding(2, configuration.dimension)
        nn.init.normal_(self.segments.weight, std=_POSITION_STD)
        self.norm = nn.LayerNorm(configuration.dimension)
        self.score = nn.Linear(configuration.dimension, 1)

    def forward(self, ids: Tensor, mask: Tensor, segments: Tensor) -> Tensor:
        """:param segments: 0 up to and with [SEP], 1 after, [batch × tokens]
        :returns: logits; the score is their sigmoid, [batch]
        """
        hidden = self.transform(self.embed(ids) + self.segments(segments), mask)
        pooled = pool(self.configuration.pooling, hidden, mask)
        scores: Tensor = self.score(self.norm(pooled))
        return scores.squeeze(-1)


def build_model(configuration: ModelConfiguration) -> Model:
    if configuration.kind == "static":
        return StaticEncoder(configuration)
    if configuration.kind == "sbert":
        return SentenceEncoder(configuration)
    return CrossEncoder(configuration)


def begin_from(model: Model, first: ModelConfiguration, weights: dict[str, Tensor]) -> None:
    """Begins a model with another: its whole body where both have the same, else its token table.

    :param first: of the model whose weights these are
    """
    same_body = isinstance(model, TransformerBody) and _body_shape(model.configuration) == _body_shape(first)
    if not same_body:
        copy_token_table(model, weights["tokens.weight"])
        return
    own = model.state_dict()
    rows = min(first.vocabulary_size, model.configuration.vocabulary_size)
    own["tokens.weight"][:rows] = weights["tokens.weight"][:rows]
    shared = {name: weights[name] for name in own if name.startswith(("positions.", "blocks."))}
    model.load_state_dict({**own, **shared})


def _body_shape(configuration: ModelConfiguration) -> tuple[int, ...]:
    """0 layers is the body of a static model."""
    return (
        configuration.layers,
        configuration.dimension,
        configuration.heads,
        configuration.feed_forward,
        configuration.max_tokens,
    )


def copy_token_table(model: Model, table: Tensor) -> None:
    """Begins a transformer with the table of a trained model; special tokens keep their rows.

    :param table: [vocabulary × dimension], scaled here to mean length TABLE_NORM; of a wider one
        the first numbers, which were trained to stand alone (Matryoshka)
    """
    rows = min(len(table), model.configuration.vocabulary_size)
    table = table[:, : model.configuration.dimension]
    with torch.no_grad():
        scale = TABLE_NORM / table[:rows].norm(dim=1).mean()
        model.tokens.weight[:rows] = table[:rows] * scale
        model.tokens.weight[0] = 0
