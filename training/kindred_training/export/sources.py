"""What a model has read: the sources of its last data, and those of the model that it began with."""

from __future__ import annotations

from typing import Any

Source = dict[str, Any]


def all_sources(last: list[Source], earlier: list[Source]) -> list[Source]:
    """:returns: each source once, as the last data has it, by name"""
    by_name = {source["repository"]: source for source in [*earlier, *last]}
    return [by_name[name] for name in sorted(by_name)]


def only_earlier(last: list[Source], earlier: list[Source]) -> list[Source]:
    names = {source["repository"] for source in last}
    return [source for source in earlier if source["repository"] not in names]
