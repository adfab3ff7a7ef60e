"""Classification objective of Sentence-BERT: softmax(W · (u, v, |u − v|))."""

from __future__ import annotations

import torch
from torch import Tensor, nn


class ClassificationObjective(nn.Module):
    """Cross-entropy over labels of a pair, such as entailment, neutral, contradiction. W is
    trained with the encoder and thrown away after it.

    :see: Reimers & Gurevych 2019, Sentence-BERT, §3 (Classification Objective Function)
    """

    def __init__(self, dimension: int, label_count: int) -> None:
        super().__init__()
        self.classifier = nn.Linear(3 * dimension, label_count, bias=False)

    def logits(self, first: Tensor, second: Tensor) -> Tensor:
        """:returns: [batch × labels]"""
        features = torch.cat((first, second, (first - second).abs()), dim=-1)
        logits: Tensor = self.classifier(features.to(self.classifier.weight.dtype))
        return logits

    def forward(self, first: Tensor, second: Tensor, labels: Tensor) -> Tensor:
        """:param first: u, [batch × dimension]
        :param second: v, [batch × dimension]
        :param labels: int64 [batch]
        :returns: mean loss of the pairs
        """
        return nn.functional.cross_entropy(self.logits(first, second), labels)
