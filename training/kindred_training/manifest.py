"""manifest.json: where the pairs come from, under which licences. Ships with the model."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

#: Pairs by repository, kind and language.
Counts = Counter[tuple[str, str, str]]


def write_manifest(file: Path, mined: Path, counts: Counts, dropped: Counter[str]) -> None:
    """:param mined: folder of the mine step, whose records hold commits and licences"""
    records = [json.loads(path.read_text("utf8")) for path in sorted(mined.glob("*.json"))]
    by_repository: dict[str, Counter[str]] = {}
    for (repository, kind, _), count in counts.items():
        by_repository.setdefault(repository, Counter())[kind] += count
    used = [
        {
            "repository": record["repository"],
            "commit": record["commit"],
            "licence": record["licence"],
            "left_out": record.get("left_out", []),
            "pairs": dict(sorted(by_repository[record["repository"]].items())),
        }
        for record in records
        if record["repository"] in by_repository
    ]
    refused = {
        record["repository"]: record["refusal"] for record in records if record.get("refusal")
    }
    manifest = {
        "pairs": counts.total(),
        "kinds": _totals(counts, 1),
        "languages": _totals(counts, 2),
        "licences": dict(Counter(entry["licence"] for entry in used).most_common()),
        "dropped": dict(dropped.most_common()),
        "repositories": used,
        "refused": refused,
    }
    file.write_text(json.dumps(manifest, indent=1, ensure_ascii=False) + "\n", "utf8")


def _totals(counts: Counts, position: int) -> dict[str, int]:
    totals: Counter[str] = Counter()
    for key, count in counts.items():
        totals[key[position]] += count
    return dict(totals.most_common())
