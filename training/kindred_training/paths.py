"""Which files of a repository are worth reading, by their paths alone."""

from __future__ import annotations

import re

#: Smaller files hold nothing, larger ones are mostly generated or data.
MIN_FILE_BYTES = 150
MAX_FILE_BYTES = 150_000

_COPIED = (
    "node_modules|vendor|vendored|_vendor|third[_-]?party|3rd-?party|deps|external|externals|extern"
    "|bower_components|pods|carthage|\\.yarn|contrib/libs|submodules|site-packages"
)
_GENERATED = "dist|out|build|min|generated|gen|__snapshots__|__generated__|autogen"
_DATA = "fixtures?|testdata|test-data|goldens?|snapshots|corpus|corpora|mocks?/data"
_SKIPPED_FOLDERS = re.compile(rf"(^|/)({_COPIED}|{_GENERATED}|{_DATA})/", re.I)

_SKIPPED_FILES = re.compile(
    r"\.min\.(js|css)$|\.d\.[mc]?ts$|_pb2(_grpc)?\.py$|\.pb(\.gw)?\.(go|cc|h)$|\.g\.(dart|cs)$"
    r"|\.designer\.cs$|\.freezed\.dart$|zz_generated|_generated\.|\.generated\.|bindata"
    r"|(^|/)(CODE_OF_CONDUCT|CONTRIBUTORS|AUTHORS|MAINTAINERS|SECURITY|GOVERNANCE|SPONSORS|BACKERS"
    r"|THIRD-?PARTY|NOTICE|CHANGELOG|CHANGES|HISTORY|RELEASES?|LICEN[CS]E|COPYING)[^/]*$"
    r"|release[-_]?notes|whats[-_]?new|(^|/)_*(changelogs?|releases?)_*/",
    re.I,
)

#: Folders of translations. Chinese is left to mining/chinese.py, which pairs it with English.
_TRANSLATIONS = re.compile(
    r"(^|/)(i18n|locales?|l10n|translations?)/"
    r"|(^|/)(?:[\w.]+[-_])?(ja|ja-jp|ko|ko-kr|fr|fr-fr|es|es-es|de|de-de|ru|ru-ru|pt|pt-br|pt-pt|it|pl|uk|uk-ua"
    r"|vi|vi-vn|id|hi|bn|tr|fa|ar|cs|nl|sv|ro|th|el|hu)(_[a-z]{2})?/"
    r"|[._-](ja|jp|ko|kr|fr|es|de|ru|pt|pt-br|pt_br|it|pl|uk|vi|hi|tr|fa|ar)(-\w\w)?\.(md|mdx|rst)$",
    re.I,
)

_TEST = re.compile(
    r"(^|/)(tests?|__tests__|specs?|e2e|testing|bench(marks?)?|examples?|samples?|demos?)/"
    r"|_test\.|\.test\.|\.spec\.|_spec\.|(^|/)test_|tests?\.(cs|java|kt|scala|swift)$",
    re.I,
)


def is_skipped(path: str, size_bytes: int) -> bool:
    """True for code of others, generated files, data, licences, change logs and translations."""
    return (
        not MIN_FILE_BYTES <= size_bytes <= MAX_FILE_BYTES
        or _SKIPPED_FOLDERS.search(path) is not None
        or _SKIPPED_FILES.search(path) is not None
        or _TRANSLATIONS.search(path) is not None
    )


def is_skipped_as_documentation(path: str, size_bytes: int) -> bool:
    """As above, but translations are what mining/chinese.py looks for."""
    return (
        not MIN_FILE_BYTES <= size_bytes <= MAX_FILE_BYTES
        or re.search(rf"(^|/)({_COPIED})/", path, re.I) is not None
        or _SKIPPED_FILES.search(path) is not None
    )


def is_test(path: str) -> bool:
    """True for tests, examples and benchmarks: many, and much alike."""
    return _TEST.search(path) is not None
