"""README.md of a model: what it is, what it comes from, what it can and cannot do."""

from __future__ import annotations

from collections import Counter
from typing import Any

from ..checkpoints import Checkpoint
from ..evaluate.table import markdown_table, table_rows
from ..mining.paraphrases import PARAPHRASE_NOTICES
from ..mining.tasks import TLDR_NOTICE
from ..mining.wordnet import WORDNET_NOTICE
from .sources import Source, only_earlier

NOTICES = {"wordnet": WORDNET_NOTICE, "tldr": TLDR_NOTICE, **PARAPHRASE_NOTICES}

_TITLES = {
    "static": "A token table with mean pooling (no layers: word order does not count)",
    "sbert": "A {layers}-layer, {dimension}-wide pre-norm transformer bi-encoder (Sentence-BERT: siamese, {pooling} pooling, cosine)",
    "cross": "A {layers}-layer, {dimension}-wide pre-norm transformer that reads query and document together and scores the pair",
}
_OBJECTIVES = {
    "ranking": "Symmetric in-batch ranking: cross-entropy of cosine × 20, Matryoshka 256 / 128 / 64 (weights 1 / 0.3 / 0.3).",
    "triplet": "Triplet: max(‖a − p‖ − ‖a − n‖ + 1, 0), Euclidean.",
    "regression": "Regression: mean squared error of the cosine.",
    "classification": "Classification: softmax(W · (u, v, |u − v|)).",
    "pairs": "Right pairs against wrong ones: order of the two logits, and cross-entropy of each.",
}


def model_card(
    name: str,
    checkpoint: Checkpoint,
    facts: dict[str, Any],
    manifest: dict[str, Any],
    metrics: dict[str, Any],
    earlier: list[Source] | None = None,
) -> str:
    """:param facts: sizes, agreement and speed that export measured
    :param manifest: of the clean step: pairs, kinds, languages, licences
    :param metrics: of the evaluate step; empty when it was not run
    :param earlier: sources of the model that the first run here began with
    """
    parts = [_front(checkpoint), f"# {name}\n", _what(checkpoint), _files(checkpoint, facts)]
    parts += [
        _data(manifest, earlier or []),
        _training(checkpoint),
        _metrics(metrics),
        _limits(checkpoint, manifest),
    ]
    return "\n".join(parts)


def _front(checkpoint: Checkpoint) -> str:
    task = "text-ranking" if checkpoint.configuration.kind == "cross" else "sentence-similarity"
    return (
        f"---\nlibrary_name: sentence-transformers\npipeline_tag: {task}\n"
        "tags: [sentence-similarity, code-search, feature-extraction]\nlanguage: [en, zh, code]\n---\n"
    )


def _what(checkpoint: Checkpoint) -> str:
    configuration = checkpoint.configuration
    shape = {
        "layers": configuration.layers,
        "dimension": configuration.dimension,
        "pooling": configuration.pooling,
    }
    title = _TITLES[configuration.kind].format(**shape)
    lines = [
        f"{title} for local semantic search over source code and technical documentation. Trained from "
        "random initialisation; no pretrained weights, no teacher model.\n",
    ]
    if configuration.kind == "cross":
        lines.append(
            "- Input: `[CLS] query [SEP] document` as `input_ids`, `attention_mask`, `token_type_ids` (0 up to and with "
            f"`[SEP]`, then 1), int64 [batch × sequence], at most {configuration.max_tokens} tokens. Output: `score` "
            "[batch], 0 to 1; `logits` [batch × 1]."
        )
    else:
        body = (
            ", `last_hidden_state` [batch × sequence × 256]"
            if configuration.kind == "sbert"
            else ""
        )
        lines.append(
            "- Input: `input_ids`, `attention_mask`, int64 [batch × sequence], at most "
            f"{configuration.max_tokens} tokens. Output: `sentence_embedding` [batch × {configuration.dimension}], unit "
            f"rows{body}."
        )
        lines.append(
            "- Similarity: cosine. The first 128 or 64 numbers, normalised again, stand alone (Matryoshka)."
        )
    lines.append(
        "- No prompts. A code chunk begins with its path and what stands around it: `path \\n context \\n name \\n code`. "
        "An empty text is one [UNK] (id 1)."
    )
    lines.append(
        f"- Tokenizer: {configuration.vocabulary_size:,} pieces; identifiers are split at camelCase, snake_case and "
        "digits, lower-cased, punctuation is dropped, Chinese is cut into its frequent words."
    )
    return "\n".join(lines) + "\n"


def _files(checkpoint: Checkpoint, facts: dict[str, Any]) -> str:
    rows = []
    for file, each in facts["files"].items():
        agreement = each["agreement"]
        rows.append(
            f"| {file} | {each['size_bytes'] / 1e6:.2f} MB | {agreement['least']:.5f} / {agreement['mean']:.5f} | "
            f"{agreement['tokens_per_s']:,} | {agreement['load_ms']:.0f} ms |"
        )
    measure = "score" if checkpoint.configuration.kind == "cross" else "cosine"
    head = f"| file | size | {measure} to torch, least / mean of {facts['texts']} texts | tokens/s | load |\n|---|---|---|---|---|"
    return (
        f"## Size and speed\n\nOn {facts['machine']}, onnxruntime-node, two threads.\n\n{head}\n"
        + "\n".join(rows)
        + "\n"
    )


def _data(manifest: dict[str, Any], earlier: list[Source]) -> str:
    if not manifest:
        return "## Data\n\nNo manifest was given: this is a trial, not a model to ship.\n"
    licences = ", ".join(f"{name} {count}" for name, count in manifest["licences"].items())
    kinds = ", ".join(f"{name} {count:,}" for name, count in manifest["kinds"].items())
    languages = ", ".join(f"{name} {count:,}" for name, count in manifest["languages"].items())
    return (
        f"## Data\n\n{manifest['pairs']:,} pairs from {len(manifest['repositories'])} public repositories and data "
        "sets, each with commit and licence in `sources.json`. Evaluation data was left out by name and by content.\n\n"
        f"- Licences (sources): {licences}.\n- Kinds (pairs): {kinds}.\n- Languages (pairs): {languages}.\n"
        f"{_earlier(manifest, earlier)}{_notices(manifest)}"
    )


def _earlier(manifest: dict[str, Any], earlier: list[Source]) -> str:
    only = only_earlier(manifest["repositories"], earlier)
    if not only:
        return ""
    licences = Counter(source["licence"] for source in only).most_common()
    counted = ", ".join(f"{name} {count}" for name, count in licences)
    return (
        f"- The runs that this one began with read {len(only)} further sources, which stand in `sources.json`, too: "
        f"{counted}.\n"
    )


def _notices(manifest: dict[str, Any]) -> str:
    """Copyright lines that a source asks for by name."""
    names = {entry["repository"] for entry in manifest["repositories"]}
    return "".join(f"- {NOTICES[name]}\n" for name in sorted(names & NOTICES.keys()))


def _training(checkpoint: Checkpoint) -> str:
    training = checkpoint.training
    objective = _OBJECTIVES.get(str(training.get("objective")), "")
    batches = training.get("batches", {})
    begin = training.get("begins_with")
    lines = [
        f"{objective} Batches of {batches.get('pairs')} pairs, {batches.get('grouped', 0):.0%} of them in groups of one "
        "repository, whose documents are hard negatives of each other"
        + (
            "; and hard negatives that the model itself mined."
            if training.get("hard_negatives")
            else "."
        ),
        f"{training.get('step', 0):,} steps, {training.get('pairs', 0):,} pairs, {training.get('tokens', 0) / 1e6:.1f} M "
        f"tokens in {training.get('elapsed_s', 0) / 60:.1f} minutes.",
    ]
    if training.get("averaged"):
        lines.append("The weights are the mean of those after this run and of those that it began with.")
    if begin:
        lines.append(_beginning(checkpoint.configuration.layers, begin))
    return "## Objective and training\n\n" + " ".join(lines) + "\n"


def _beginning(layers: int, begin: dict[str, Any]) -> str:
    """Run by run, back to the first.

    :param layers: of the model that began so
    """
    whole = begin["layers"] == layers
    what = "Its weights begin as those" if whole else "Its token table begins as that"
    sentence = (
        f"{what} of a {begin['kind']} model that trained on {begin['pairs']:,} pairs, "
        f"{begin['tokens'] / 1e6:.1f} M tokens, in {begin['elapsed_s'] / 60:.1f} minutes."
    )
    before = begin.get("begins_with")
    return f"{sentence} {_beginning(begin['layers'], before)}" if before else sentence


def _metrics(metrics: dict[str, Any]) -> str:
    if not metrics:
        return "## Metrics\n\nNot measured.\n"
    return f"## Metrics\n\n× 100 but for NDCG; bm25 and fused to compare.\n\n{markdown_table(table_rows(metrics))}\n"


def _limits(checkpoint: Checkpoint, manifest: dict[str, Any]) -> str:
    lines = [
        "- English and Chinese; other languages are read by their characters alone.",
        f"- Reads {checkpoint.configuration.max_tokens} tokens; longer texts lose their end.",
        "- Weak on general prose and on long issue texts: there are few paraphrases in the data. Use it together with "
        "BM25 (reciprocal rank fusion).",
        "- Rare names are pieces of words to it: search for an exact name is lexical search's work.",
    ]
    if checkpoint.configuration.kind == "static":
        lines.append('- Knows no word order: "a calls b" and "b calls a" are the same to it.')
    names = " ".join(str(entry["repository"]) for entry in manifest.get("repositories", []))
    seen = [
        name
        for name in ("sympy", "astropy", "pytest", "sphinx", "xarray", "seaborn", "django")
        if f"/{name} " in f"{names} "
    ]
    if seen:
        lines.append(
            f"- Trained on {', '.join(seen)}, which SWE-bench asks about: report no SWE-bench with it."
        )
    return "## Limits\n\n" + "\n".join(lines) + "\n"
