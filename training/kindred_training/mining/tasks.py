"""Task → shell command, from tldr pages and nl2bash in a data folder (KINDRED_DATA_DIR)."""

from __future__ import annotations

import gzip
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from ..pairs import Pair

#: Name, licence and source of what this module reads, for the manifest.
TASK_SOURCES = {
    "tldr": ("CC-BY-4.0", "https://github.com/tldr-pages/tldr"),
    "nl2bash": ("MIT", "https://github.com/TellinaTool/nl2bash"),
}
TLDR_NOTICE = "tldr pages: © the tldr-pages project and contributors, CC BY 4.0."


def mine_tldr(folder: Path) -> Iterator[Pair]:
    """Each example of a page, and the page's description → the whole page."""
    for row in _rows(folder / "tldr" / "pages.jsonl.gz"):
        command, examples = row["cmd"], row["examples"]
        description = row["desc"].replace("`", "").strip()
        for task, line in examples:
            document = f"# {command}: {description}\n{plain_command(line)}"
            yield _pair("tldr", row["id"], task.replace("`", ""), document, command)
        if len(examples) > 1 and description:
            page = "\n".join(f"# {task}\n{plain_command(line)}" for task, line in examples)
            yield _pair("tldr", row["id"], description, page, command)


def mine_nl2bash(folder: Path) -> Iterator[Pair]:
    for index, row in enumerate(_rows(folder / "nl2bash" / "pairs.jsonl.gz")):
        yield _pair("nl2bash", f"pairs/{index}.sh", row["nl"].strip(), row["cm"].strip(), None)


def plain_command(line: str) -> str:
    """`tar xf {{path/to/file}}` → `tar xf path/to/file`; of `{{[-a|--all]}}` the longer option."""
    line = re.sub(r"\{\{\[([^|\]]*)\|([^\]]*)\]\}\}", r"\2", line)
    return re.sub(r"\{\{(.*?)\}\}", r"\1", line)


def _pair(source: str, path: str, query: str, document: str, symbol: str | None) -> Pair:
    return Pair("task", "bash", source, path, query, document, symbol, "")


def _rows(file: Path) -> Iterator[dict[str, Any]]:
    if not file.exists():
        return
    with gzip.open(file, "rt", encoding="utf8") as lines:
        for line in lines:
            yield json.loads(line)
