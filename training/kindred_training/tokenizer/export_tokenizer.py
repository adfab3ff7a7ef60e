"""Step 4: writes the vocabulary as tokenizer.json and its companions.

    python -m kindred_training.tokenizer.export_tokenizer --vocabulary vocabulary.json --out DIR

Loadable by the Rust tokenizers, @huggingface/tokenizers and sentence-transformers.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

from .kindred_tokenizer import MAX_WORD_CHARACTERS, SPECIAL_TOKENS
from .words import CJK_BOUNDARY, REPLACEMENTS, SEPARATORS, WORD_BOUNDARY

#: What the model reads of a text, in tokens.
DEFAULT_MAX_TOKENS = 256


def write_tokenizer(
    folder: Path, vocabulary: list[str], max_tokens: int = DEFAULT_MAX_TOKENS
) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    pad, unknown, mask = SPECIAL_TOKENS
    names = {"pad_token": pad, "unk_token": unknown, "mask_token": mask}
    config = {
        "tokenizer_class": "PreTrainedTokenizerFast",
        "model_max_length": max_tokens,
        **names,
        "padding_side": "right",
        "truncation_side": "right",
        "clean_up_tokenization_spaces": False,
        "do_lower_case": True,
    }
    _write(folder / "tokenizer.json", tokenizer_json(vocabulary))
    _write(folder / "tokenizer_config.json", config)
    _write(folder / "special_tokens_map.json", names)


def tokenizer_json(vocabulary: list[str]) -> dict[str, object]:
    """The rules of words.py and the pieces of kindred_tokenizer.py in the format of tokenizers."""
    return {
        "version": "1.0",
        "truncation": None,
        "padding": None,
        "added_tokens": [_added_token(index, token) for index, token in enumerate(SPECIAL_TOKENS)],
        "normalizer": {"type": "Sequence", "normalizers": _normalizers()},
        "pre_tokenizer": {"type": "WhitespaceSplit"},
        "post_processor": None,
        "decoder": {"type": "WordPiece", "prefix": "##", "cleanup": True},
        "model": {
            "type": "WordPiece",
            "unk_token": "[UNK]",
            # Continuing pieces carry no mark: see kindred_tokenizer.py.
            "continuing_subword_prefix": "",
            "max_input_chars_per_word": MAX_WORD_CHARACTERS,
            "vocab": {token: index for index, token in enumerate(vocabulary)},
        },
    }


def _normalizers() -> list[dict[str, object]]:
    names = [_replace({"String": name}, replacement) for name, replacement in REPLACEMENTS]
    return [
        *names,
        {"type": "NFKD"},
        {"type": "StripAccents"},
        _replace({"Regex": WORD_BOUNDARY}, " "),
        _replace({"Regex": CJK_BOUNDARY}, " "),
        {"type": "Lowercase"},
        _replace({"Regex": SEPARATORS}, " "),
    ]


def _replace(pattern: dict[str, str], content: str) -> dict[str, object]:
    return {"type": "Replace", "pattern": pattern, "content": content}


def _added_token(index: int, token: str) -> dict[str, object]:
    flags = dict.fromkeys(("single_word", "lstrip", "rstrip", "normalized"), False)
    return {"id": index, "content": token, **flags, "special": True}


def _write(file: Path, value: object) -> None:
    file.write_text(json.dumps(value, ensure_ascii=False, indent=1) + "\n", "utf8")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--vocabulary", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True, help="folder of the model")
    parser.add_argument("--max-tokens", type=int, default=DEFAULT_MAX_TOKENS)
    arguments = parser.parse_args()
    vocabulary = json.loads(arguments.vocabulary.read_text("utf8"))
    write_tokenizer(arguments.out, vocabulary, arguments.max_tokens)


if __name__ == "__main__":
    main()
