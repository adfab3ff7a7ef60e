"""TEMPLATES of views.py as token ids."""

from __future__ import annotations

import numpy as np

from .tokenizer.kindred_tokenizer import KindredTokenizer
from .views import TEMPLATES


def encode_templates(tokenizer: KindredTokenizer) -> dict[str, list[np.ndarray]]:
    return {
        language: [np.array(tokenizer.encode(text), dtype=np.uint16) for text in texts]
        for language, texts in TEMPLATES.items()
    }
