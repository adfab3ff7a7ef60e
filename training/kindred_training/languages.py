"""TABLE of the languages that are mined: ids and extensions of the product's own table."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Language:
    """How a language writes comments.

    `line_comment` opens a comment line; languages with `/* */` have `block_comments`.
    """

    id: str
    extensions: tuple[str, ...]
    line_comment: str = "//"
    block_comments: bool = True


LANGUAGES = (
    Language("typescript", ("ts", "mts", "cts")),
    Language("tsx", ("tsx",)),
    Language("javascript", ("js", "mjs", "cjs", "jsx")),
    Language("vue", ("vue",)),
    Language("svelte", ("svelte",)),
    Language("python", ("py", "pyw"), "#", False),
    Language("go", ("go",)),
    Language("rust", ("rs",)),
    Language("java", ("java",)),
    # The product calls .h files C++; here they count as C, which most of the mined ones are.
    Language("c", ("c", "h")),
    Language("cpp", ("cpp", "cc", "cxx", "hh", "hpp", "hxx", "ipp", "inl", "cu", "cuh")),
    Language("csharp", ("cs",)),
    Language("php", ("php",)),
    Language("ruby", ("rb", "rake"), "#", False),
    Language("bash", ("sh", "bash", "zsh", "bats"), "#", False),
    Language("kotlin", ("kt", "kts")),
    Language("scala", ("scala", "sc")),
    Language("swift", ("swift",)),
    Language("dart", ("dart",)),
    Language("groovy", ("groovy", "gradle")),
    Language("objective-c", ("mm",)),
    Language("lua", ("lua",), "--", False),
    Language("haskell", ("hs",), "--", False),
    Language("elixir", ("ex", "exs"), "#", False),
    Language("zig", ("zig",), "//", False),
    Language("julia", ("jl",), "#", False),
    Language("r", ("r",), "#", False),
    Language("perl", ("pl", "pm"), "#", False),
    Language("powershell", ("ps1", "psm1"), "#", False),
    Language("protobuf", ("proto",)),
    Language("sql", ("sql",), "--", False),
)

PROSE_LANGUAGES = (
    Language("markdown", ("md", "markdown", "mdx", "mkd", "qmd")),
    Language("restructuredtext", ("rst",)),
)

_BY_EXTENSION = {
    extension: language
    for language in (*LANGUAGES, *PROSE_LANGUAGES)
    for extension in language.extensions
}
_PROSE_IDS = {language.id for language in PROSE_LANGUAGES}


def language_of(path: str) -> Language | None:
    """:returns: None for files that are not mined"""
    name = path.rsplit("/", 1)[-1]
    return _BY_EXTENSION.get(name.rsplit(".", 1)[-1].lower()) if "." in name else None


def is_prose(language: Language) -> bool:
    return language.id in _PROSE_IDS
