"""The JSON files of a sentence-transformers folder, as src/core/encoding/modelSpec.ts reads them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from ..model.configuration import ModelConfiguration
from ..objectives.ranking import MATRYOSHKA
from ..tokenizer.export_tokenizer import write_tokenizer
from ..tokenizer.kindred_tokenizer import KindredTokenizer

#: How the weights came about; a run that goes on from the folder tells it further.
TRAINING_FILE = "training.json"
CLS, SEPARATOR = "[CLS]", "[SEP]"


def write_configs(
    folder: Path, configuration: ModelConfiguration, tokenizer: KindredTokenizer
) -> None:
    write_tokenizer(folder, tokenizer.vocabulary, configuration.max_tokens)
    _add_special_tokens(folder / "tokenizer.json", configuration)
    write_json(folder / "config.json", _config(configuration))
    write_json(
        folder / "sentence_bert_config.json",
        {"max_seq_length": configuration.max_tokens, "do_lower_case": True},
    )
    if configuration.kind == "cross":
        return
    first = "Transformer" if configuration.kind == "sbert" else "StaticEmbedding"
    modules = [(first, ""), ("Pooling", "1_Pooling"), ("Normalize", "2_Normalize")]
    write_json(
        folder / "modules.json",
        [
            {
                "idx": index,
                "name": str(index),
                "path": path,
                "type": f"sentence_transformers.models.{name}",
            }
            for index, (name, path) in enumerate(modules)
        ],
    )
    (folder / "1_Pooling").mkdir(exist_ok=True)
    write_json(folder / "1_Pooling" / "config.json", _pooling(configuration))
    prompts: dict[str, Any] = {
        "similarity_fn_name": "cosine",
        "prompts": {},
        "default_prompt_name": None,
    }
    write_json(folder / "config_sentence_transformers.json", prompts)


def write_json(file: Path, value: Any) -> None:
    file.write_text(json.dumps(value, indent=1, ensure_ascii=False) + "\n", "utf8")


def _config(configuration: ModelConfiguration) -> dict[str, Any]:
    names = {"static": "StaticEmbedding", "sbert": "PreNormEncoder", "cross": "PreNormPairScorer"}
    config: dict[str, Any] = {
        "model_type": {
            "static": "static-embedding",
            "sbert": "sbert-prenorm",
            "cross": "cross-prenorm",
        }[configuration.kind],
        "architectures": [names[configuration.kind]],
        "hidden_size": configuration.dimension,
        "vocab_size": configuration.table_rows,
        "max_position_embeddings": configuration.max_tokens,
        "quantization": "token table int8 per row, linear layers int8 dynamic per column",
        "pad_token_id": 0,
    }
    if configuration.kind != "cross":
        config["matryoshka_dims"] = [dimension for dimension, _ in MATRYOSHKA]
    if configuration.kind == "static":
        return config
    return config | {
        "num_hidden_layers": configuration.layers,
        "num_attention_heads": configuration.heads,
        "intermediate_size": configuration.feed_forward,
        "hidden_act": "gelu",
        "layer_norm_eps": 1e-5,
        "norm": "pre, no final norm"
        if configuration.kind == "sbert"
        else "pre, one before the score",
        "position_embeddings": "learned, absolute",
    }


def _pooling(configuration: ModelConfiguration) -> dict[str, Any]:
    flags = {"cls": "cls_token", "mean": "mean_tokens", "max": "max_tokens"}
    modes = {f"pooling_mode_{flag}": mode == configuration.pooling for mode, flag in flags.items()}
    return {
        "word_embedding_dimension": configuration.dimension,
        **modes,
        "pooling_mode_mean_sqrt_len_tokens": False,
    }


def _add_special_tokens(file: Path, configuration: ModelConfiguration) -> None:
    """[CLS] and [SEP] after the vocabulary, and what stands around a text."""
    ids = {CLS: configuration.cls_id, SEPARATOR: configuration.separator_id}
    used = [name for name, index in ids.items() if index < configuration.table_rows]
    if not used:
        return
    tokenizer = json.loads(file.read_text("utf8"))
    flags = dict.fromkeys(("single_word", "lstrip", "rstrip", "normalized"), False)
    for name in used:
        tokenizer["added_tokens"].append(
            {"id": ids[name], "content": name, **flags, "special": True}
        )
        tokenizer["model"]["vocab"][name] = ids[name]
    tokenizer["post_processor"] = _template(used, ids)
    write_json(file, tokenizer)


def _template(used: list[str], ids: dict[str, int]) -> dict[str, Any]:
    def special(name: str) -> dict[str, Any]:
        return {"SpecialToken": {"id": name, "type_id": 0}}

    def sequence(name: str, segment: int) -> dict[str, Any]:
        return {"Sequence": {"id": name, "type_id": segment}}

    middle = [special(SEPARATOR)] if SEPARATOR in used else []
    return {
        "type": "TemplateProcessing",
        "single": [special(CLS), sequence("A", 0)],
        "pair": [special(CLS), sequence("A", 0), *middle, sequence("B", 1)],
        "special_tokens": {
            name: {"id": name, "ids": [ids[name]], "tokens": [name]} for name in used
        },
    }
