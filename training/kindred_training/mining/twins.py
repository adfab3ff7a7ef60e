"""Finds documents that a repository keeps in English and in Chinese, by their paths alone."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import product

from ..languages import is_prose, language_of

_ZH = r"zh(?:[-_]?(?:cn|hans|chs|tw|hant|hk|cn_zh))?|cn|chinese|chs|zh_hans(?:_cn)?"
_EN = ("en", "en-US", "en-us", "en_US", "en-GB", "english", "us")
_ZH_FOLDER = re.compile(rf"^({_ZH})$", re.I)
_ZH_SUFFIX = re.compile(rf"^(?P<stem>.+?)[._-](?:{_ZH})(?P<extension>\.\w+)$", re.I)
#: `i18n/zh/docusaurus-plugin-content-docs/current/x.md` stands beside `docs/x.md`.
_DOCUSAURUS = re.compile(
    rf"^(?P<root>.*?)i18n/(?:{_ZH})/docusaurus-plugin-content-(?P<plugin>docs|blog|pages)"
    r"(?:-[\w-]+)?/(?:current/|version-[\w.-]+/)?(?P<rest>.+)$",
    re.I,
)


@dataclass(frozen=True)
class Twins:
    """Paths of one document in both languages."""

    english: str
    chinese: str


def find_twins(paths: Iterable[str]) -> list[Twins]:
    """:returns: sorted by path; each Chinese file at most once, each English file at most once"""
    known = {path for path in paths if _is_documentation(path)}
    taken: set[str] = set()
    twins = []
    for chinese in sorted(known, key=_traditional_last):
        english = next(
            (path for path in _english_names(chinese) if path in known and path != chinese), None
        )
        if english is not None and english not in taken:
            taken.add(english)
            twins.append(Twins(english, chinese))
    return sorted(twins, key=lambda pair: pair.english)


def _is_documentation(path: str) -> bool:
    language = language_of(path)
    return language is not None and is_prose(language)


def _traditional_last(path: str) -> tuple[bool, str]:
    return re.search(r"zh[-_]?(tw|hant|hk)", path, re.I) is not None, path


def _english_names(chinese: str) -> Iterator[str]:
    """Paths at which the English twin of a Chinese file may stand."""
    docusaurus = _DOCUSAURUS.match(chinese)
    if docusaurus:
        root, plugin, rest = docusaurus["root"], docusaurus["plugin"], docusaurus["rest"]
        yield from (
            f"{root}{folder}/{rest}" for folder in (plugin, "src/pages", f"website/{plugin}")
        )
    parts = chinese.split("/")
    for index, part in enumerate(parts[:-1]):
        if _ZH_FOLDER.match(part):
            before, after = parts[:index], parts[index + 1 :]
            for english in _EN:
                yield "/".join((*before, english, *after))
            yield "/".join((*before, *after))
    suffix = _ZH_SUFFIX.match(parts[-1])
    if suffix:
        stem, extension = suffix["stem"], suffix["extension"]
        names = [f"{stem}{extension}"]
        names += [f"{stem}{mark}{english}{extension}" for mark in ".-_" for english in _EN]
        for name in names:
            yield "/".join((*parts[:-1], name))
    if not suffix:
        # Projects whose own language is Chinese: `README.md` beside `README_en.md`, `docs/en/…`.
        stem, _, extension = parts[-1].rpartition(".")
        for mark, english in product("._-", (*_EN, "EN")):
            yield "/".join((*parts[:-1], f"{stem}{mark}{english}.{extension}"))
        for index, english in product(range(len(parts)), ("en", "en-US")):
            yield "/".join((*parts[:index], english, *parts[index:]))
    for index, part in enumerate(parts[:-1]):
        folder = re.match(rf"^(.+?)[-_.](?:{_ZH})$", part, re.I)
        if folder:
            for english in (folder[1], f"{folder[1]}-en", f"{folder[1]}_en", f"{folder[1]}.en"):
                yield "/".join((*parts[:index], english, *parts[index + 1 :]))
