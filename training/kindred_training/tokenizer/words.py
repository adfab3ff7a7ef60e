"""Text → words. Each rule is a step of tokenizer.json too: see export_tokenizer.py."""

from __future__ import annotations

import re
import unicodedata

#: Names of languages that would lose what tells them apart.
REPLACEMENTS = (("C++", " cpp "), ("C#", " csharp "), ("F#", " fsharp "))

#: Where words of an identifier meet: parseDate, HTTPServer (but URLs stays), sha256.
WORD_BOUNDARY = (
    r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z](?!s(?![a-z]))[a-z])"
    r"|(?<=[A-Za-z])(?=[0-9])|(?<=[0-9])(?=[A-Za-z])"
)

#: Kana and Chinese characters, written as they are: classes by name differ between engines.
CJK = "\u3040-\u30ff\u3400-\u9fff"
#: Where Chinese or Japanese meets another script: 使用React组件.
CJK_BOUNDARY = f"(?<=[{CJK}])(?=[^{CJK}])|(?<=[^{CJK}])(?=[{CJK}])"

#: What stands between words. In Python `\w` is letters, numbers and `_`.
SEPARATORS = r"[^\p{L}\p{N}]+"
_WORD = re.compile(r"[^\W_]+")

#: All rules at once, for texts of ASCII alone.
_ASCII_WORD = re.compile(r"[A-Z]+(?=[A-Z](?!s(?![a-z]))[a-z])|[A-Z]*[a-z]+|[A-Z]+|[0-9]+")
_BOUNDARY = re.compile(WORD_BOUNDARY)
_CJK_BOUNDARY = re.compile(CJK_BOUNDARY)


def words_of(text: str) -> list[str]:
    """:returns: lower-case words in order, without accents and punctuation"""
    for name, replacement in REPLACEMENTS:
        if name in text:
            text = text.replace(name, replacement)
    if text.isascii():
        return [word.lower() for word in _ASCII_WORD.findall(text)]
    text = unicodedata.normalize("NFKD", text)
    text = "".join(character for character in text if unicodedata.category(character)[0] != "M")
    text = _CJK_BOUNDARY.sub(" ", _BOUNDARY.sub(" ", text)).lower()
    return _WORD.findall(text)


def is_cjk(word: str) -> bool:
    """Words never mix scripts, so the first character tells."""
    return "\u3040" <= word[0] <= "\u30ff" or "\u3400" <= word[0] <= "\u9fff"
