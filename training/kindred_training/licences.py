"""Tells a licence by its text, and which folders of a repository it covers.

Only what is known to be permissive is taken; anything else is refused with the reason.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from .languages import is_prose, language_of

#: A phrase of each permissive licence, in the order of trying; SPDX names.
_PERMISSIVE = (
    ("Apache-2.0", r"apache license,? version 2\.0"),
    ("BSL-1.0", r"boost software license"),
    ("0BSD", r"zero[- ]clause bsd|bsd zero clause"),
    (
        "ISC",
        r"permission to use, copy, modify, and(?:/or)? distribute this software for any purpose "
        r"with or without fee is hereby granted, provided",
    ),
    (
        "0BSD",
        r"permission to use, copy, modify, and(?:/or)? distribute this software for any purpose "
        r"with or without fee is hereby granted\.",
    ),
    (
        "MIT",
        r"permission is hereby granted, free of charge, to any person obtaining a copy of "
        r"(?:this software|the software)",
    ),
    ("BSD-3-Clause", r"redistribution and use in source and binary forms.*neither the name"),
    (
        "BSD-3-Clause",
        r"redistribution and use in source and binary forms.*may not be used to endorse",
    ),
    ("BSD-2-Clause", r"redistribution and use in source and binary forms"),
    ("Unlicense", r"this is free and unencumbered software released into the public domain"),
    ("CC0-1.0", r"cc0 1\.0 universal|creative commons zero"),
    (
        "Zlib",
        r"this software is provided '?as-is'?.{0,900}origin of this software must not be "
        r"misrepresented",
    ),
)

#: Any of these in a licence file refuses the folder, whatever else the file says.
_REFUSED = (
    ("AGPL", r"gnu affero general public license"),
    ("LGPL", r"gnu (?:lesser|library) general public license"),
    ("GPL", r"gnu general public license"),
    ("BUSL", r"business source license"),
    ("SSPL", r"server side public license"),
    ("Elastic", r"elastic license"),
    ("FSL", r"functional source license"),
    ("PolyForm", r"polyform"),
    ("Commons Clause", r"commons clause"),
    ("MPL", r"mozilla public license"),
    ("EPL", r"eclipse public license"),
    ("CDDL", r"common development and distribution license"),
    ("EUPL", r"european union public licen[cs]e"),
    ("CC-BY", r"creative commons attribution|attribution(?:-\w+)* [34]\.0 international"),
    ("CC-BY", r"creativecommons\.org/licenses/by"),
    (
        "proprietary",
        r"all rights reserved\.? (?:no part|unauthorized)|proprietary and confidential",
    ),
    ("proprietary", r"enterprise (?:edition )?license|commercial license|subscription agreement"),
)

#: Names under which projects keep their terms.
_LICENCE_FILE = re.compile(
    r"^(un)?licen[cs]es?([._-][\w.+-]+)?$|^copying([._-][\w.+-]+)?$|^licen[cs]e\.\w+$"
    r"|^[\w-]+[._-]licen[cs]e(\.\w+)?$|^eula(\.\w+)?$",
    re.I,
)

_NOT_A_TEXT = re.compile(
    r"\.(rbi|png|svg|ico|json|ya?ml|toml|css|csv|vue|tpl|tmpl|template|erb)$", re.I
)
#: What other people's parts are under, which stand in folders and packages of their own.
_OF_OTHERS = re.compile(
    r"third.?party|3rd.?party|bundled|vendor|(^|/)licen[cs]es/|release-docs/|dependenc", re.I
)
#: Pages of a manual that tell of the licence.
_PAGE = re.compile(r"/licen[cs]e\.(md|mdx|rst|adoc|html|markdown)$", re.I)

#: Folders that open-core projects keep under terms of their own, whether or not a file says so.
_OWN_TERMS = re.compile(r"(^|/)(ee|enterprise|plus|pro|premium|commercial)/", re.I)


#: A permissive text that stands first, and far behind it the licences of some bundled parts.
_MAX_START, _MIN_MENTION = 600, 4000


def licence_of(text: str) -> str:
    """:returns: SPDX name of a permissive licence, `refused: …` or `unknown`"""
    plain = re.sub(r"[\s\"“”*#>_`]+", " ", text.lower())
    found = next(
        ((m.start(), name) for name, phrase in _PERMISSIVE if (m := re.search(phrase, plain))), None
    )
    # The first name is the licence's own: the GPL names the LGPL at its end.
    refused = min(
        ((m.start(), name) for name, phrase in _REFUSED if (m := re.search(phrase, plain))),
        default=None,
    )
    is_mention = (
        found is not None
        and refused is not None
        and found[0] < _MAX_START
        and refused[0] > _MIN_MENTION
    )
    if refused is not None and not is_mention:
        return f"refused: {refused[1]}"
    return found[1] if found is not None else "unknown"


@dataclass(frozen=True)
class Coverage:
    """What may be taken of a repository."""

    #: SPDX names of the licence files at the root, joined by AND; '' when refused.
    licence: str
    #: Why nothing may be taken; '' when something may.
    refusal: str
    #: Folders, ending in `/`, that are under terms of their own.
    left_out: tuple[str, ...] = ()

    def covers(self, path: str) -> bool:
        return (
            self.refusal == ""
            and not path.startswith(self.left_out)
            and _OWN_TERMS.search(path) is None
        )


def is_licence_file(path: str) -> bool:
    """`LICENSE`, `LICENSE-MIT`, `COPYING.txt`, `UNLICENSE`, `LICENSES/MIT.txt`, in any folder"""
    parts = path.split("/")
    language = language_of(path)
    if (language is not None and not is_prose(language)) or _NOT_A_TEXT.search(path):
        return False
    if _LICENCE_FILE.match(parts[-1]):
        return True
    return len(parts) > 1 and parts[-2].lower() in ("licenses", "licences") and "." in parts[-1]


def coverage_of(paths: Iterable[str], read: Callable[[str], str | None]) -> Coverage:
    """Reads the licence files of a repository.

    Several licences at the root are alternatives (MIT or Apache) or parts; all have to be
    permissive. A folder with another licence than a permissive one is left out with all below.

    :param paths: of all files
    :param read: text of a path, None when there is none
    """
    root: dict[str, str] = {}
    of_others: dict[str, str] = {}
    left_out: set[str] = set()
    for path in sorted(filter(is_licence_file, paths)):
        licence = licence_of(read(path) or "")
        folder = _folder_covered_by(path)
        if folder == "":
            (of_others if _OF_OTHERS.search(path) else root)[path] = licence
        elif licence.startswith("refused") or (licence == "unknown" and not _PAGE.search(path)):
            left_out.add(folder)
    # Without a licence of its own, a folder of licences (REUSE) speaks for the repository.
    return _judge(root or of_others, tuple(sorted(left_out)))


def _judge(root: dict[str, str], left_out: tuple[str, ...]) -> Coverage:
    if not root:
        return Coverage("", "no licence file at the root")
    bad = {path: licence for path, licence in root.items() if licence.startswith("refused")}
    if bad:
        path, licence = next(iter(bad.items()))
        return Coverage("", f"{path} is {licence.removeprefix('refused: ')}")
    good = sorted({licence for licence in root.values() if licence != "unknown"})
    if not good:
        return Coverage("", f"{next(iter(root))} is no licence that is known to be permissive")
    return Coverage(" AND ".join(good), "", left_out)


def _folder_covered_by(path: str) -> str:
    """The folder of a licence file with `/` behind it, '' for the root."""
    parts = path.split("/")[:-1]
    if parts and parts[-1].lower() in ("licenses", "licences", "license", "licence"):
        parts = parts[:-1]
    return "".join(f"{part}/" for part in parts)


def has_own_terms(text: str) -> bool:
    """True for a file whose head names a licence that is not permissive."""
    head = text[:2000].lower()
    spdx = re.search(r"spdx-license-identifier:\s*([^\n*]+)", head)
    if spdx is not None:
        return re.search(r"mit|apache|bsd|isc|unlicense|cc0|zlib|bsl-1", spdx[1]) is None
    plain = re.sub(r"[\s*#/;-]+", " ", head)
    return any(
        re.search(phrase, plain)
        for name, phrase in _REFUSED
        if name not in ("CC-BY", "proprietary")
    )
