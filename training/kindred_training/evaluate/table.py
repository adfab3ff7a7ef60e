"""Results as a table for people: one line a set, one column a system."""

from __future__ import annotations

from typing import Any, Sequence

#: Title and measure of each set.
TITLES = {
    "cosqa": "CoSQA dev, MRR",
    "mbpp": "MBPP, MRR",
    "sts": "STS-B dev, Spearman",
    "mrpc": "MRPC",
    "poj104": "POJ-104 dev, MAP@R",
    "twins": "Chinese questions beside English twins, MRR",
    "benchmark": "retrieval benchmark, NDCG@10",
}


def table_rows(results: dict[str, Any]) -> list[tuple[str, str]]:
    """:returns: title and figures of each set"""
    rows = []
    for name, title in TITLES.items():
        if name in results:
            rows.append((title, _figures(results[name])))
    for kind, figures in results.get("held-out", {}).items():
        rows.append((f"held out, {kind}, MRR", _figures(figures)))
    return rows


def format_table(rows: Sequence[tuple[str, str]]) -> str:
    width = max((len(title) for title, _ in rows), default=0)
    return "\n".join(f"{title.ljust(width)}  {figures}" for title, figures in rows)


def markdown_table(
    rows: Sequence[tuple[str, str]], head: tuple[str, str] = ("set", "figures")
) -> str:
    lines = [head, ("---", "---"), *rows]
    return "\n".join(f"| {title} | {figures} |" for title, figures in lines)


def _figures(value: Any) -> str:
    if isinstance(value, dict):
        plain = {name: each for name, each in value.items() if not isinstance(each, dict)}
        return ", ".join(f"{name} {each}" for name, each in plain.items())
    return str(value)
