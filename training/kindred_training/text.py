"""What makes a comment, a heading or a sentence a query that a person might write."""

from __future__ import annotations

import re

#: Fewer words say nothing, more are a manual.
MIN_QUERY_WORDS = 3
MAX_COMMENT_WORDS = 150
#: Words of a query that are kept; the model reads no more.
KEPT_QUERY_WORDS = 70
#: Letters and blanks among the characters of prose; code and tables have fewer.
MIN_LETTER_SHARE = 0.75
#: Chinese characters among the letters that make a text Chinese.
CHINESE_SHARE = 0.3

_HAN = re.compile(r"[\u3400-\u9fff]")
_KANA_HANGUL = re.compile(r"[\u3040-\u30ff\uac00-\ud7af]")

_MARKERS = re.compile(
    r"^\s*(?:/\*+!?|\*+/|\*+(?!\*)|//[/!]*|--\s?[|^]?|---?\[?\[?|#+['!]?|%+|;+)\s?", re.M
)

#: Lines at which the description of a doc comment ends.
_SECTION = re.compile(
    r"[@\\](?:param|returns?|throws?|exception|example|see|since|author|type|typedef|template|"
    r"deprecated|private|internal|public|protected|category|module|class|classdesc|method|static|"
    r"memberof|license|file|fileoverview|copyright|group|tparam|treturn|usage|version|link|var|"
    r"property|inheritDoc|default|export|ingroup|addtogroup|name|namespace|extends|implements|"
    r"ignore|hidden|alpha|beta|experimental|remarks|note|warning|pre|post|retval|sa|todo|api|"
    r"phpstan|psalm|method|mixin|covers|dataProvider|test|group)\b"
    r"|:(?:param|return|type|rtype|raises|arg|keyword|attr|example)"
    r"|(?:Args|Arguments|Parameters?|Params|Inputs?|Outputs?|Returns?|Raises|Yields|Examples?|Usage|"
    r"References|Attributes|See Also|Notes?|Throws|Keyword Args|Options|Shape|Input|Output|"
    r"Warning|Warnings|Side effects|Complexity|Methods|参数|返回值?|返回|示例|例如|用法)"
    r"(?:\s*\([^)]*\))?\s*[:：]?\s*$"
    r"|(?:Returns|Yields|Raises|Args|Parameters|参数|返回值?)\s*[:：]\s"
    r"|[-=~*]{4,}|>>>|```|~~~|\$\{|\.\. |doctest|iex>|- (?:Parameters?|Returns|Throws)\b"
    r"|@(?:doc|spec|moduledoc)"
    r"|</?(?:param|typeparam|returns|exception|remarks|example|value|seealso)\b"
    r"|\*{1,2}(?:Details|Examples?|When to use|Gotchas|See|Notes?|Usage|Warning)\b"
    r"|#+\s*(?:Examples?|Panics|Errors|Safety|Parameters|Options|Returns|Arguments|Usage|Notes?)",
    re.I,
)

_TAGS = re.compile(
    r"</?(?:summary|para|p|code|c|b|i|em|strong|pre|ul|ol|li|br|tt|remarks|inheritdoc|value|a|h\d|"
    r"paramref|typeparamref|blockquote|span|div|returns|param|example|exception|list|item)\b[^>]*>",
    re.I,
)

#: Comments for tools and lawyers, notes of work to do, and what generators write.
_NOT_FOR_READERS = re.compile(
    r"copyright|licen[sc]e|\(c\) \d{4}|eslint|prettier|jshint|tslint|\bTODO|FIXME|\bXXX\b|\bHACK\b"
    r"|istanbul|@ts-|pylint|noqa|nolint|rubocop|pragma|clang-(?:format|tidy)|inheritdoc|SPDX"
    r"|webpackChunk|type: ?ignore|mypy:|flake8|isort|checkstyle|phpcs|phpstan|psalm|@suppress"
    r"|auto[- ]?generated|generated (?:by|from|code)|do not (?:edit|modify)|all rights reserved"
    r"|swagger:|go:(?:build|generate)|\+build|vim:|-\*-|#region|endregion|biome-"
    r"|coverage:|nosec|noinspection|Not yet implemented|see (?:https?|above|below)\b|^see \S+$"
    r"|@formatter|begin-snippet|end-snippet|\[START|\[END|tag::|end::",
    re.I,
)

_NUMBERING = re.compile(
    r"^(?:step\s*)?\(?\d{1,2}(?:[.):、]\s*|\s+-\s+)|^[-–•—]\s+|^@\w+\s*:\s*", re.I
)
_CODE_ENDING = re.compile(r"[;{}=,(\[]\s*$|\)\s*$(?<!\w\))")

_ENGLISH_SMALL_WORDS = frozenset(
    "the of and to is are for this that with be it from on as by not or can if you when an which".split()
)
#: Of French, Spanish, Portuguese, German, Italian, Polish, the Nordic languages and Turkish.
_OTHER_SMALL_WORDS = frozenset(
    "que una para los las por del como está são não uma dos das com é em os ao pelo le la les des est"
    " une pour dans avec qui sur au aux il vous der die das und ist nicht ein eine mit für auf den von"
    " zu wird sie oder di che il per un sono della nel con el de en y et w na się jest nie och att som"
    " och på är av til og det bir ve ile için".split()
)


def chinese_share(text: str) -> float:
    """:returns: Chinese characters among all letters, 0..1"""
    han = len(_HAN.findall(text))
    if han == 0:
        return 0.0
    latin = sum(character.isascii() and character.isalpha() for character in text)
    # A Chinese character says about as much as four letters.
    return 4 * han / (4 * han + latin)


def is_chinese(text: str) -> bool:
    return chinese_share(text) >= CHINESE_SHARE and not _KANA_HANGUL.search(text)


def count_words(text: str) -> int:
    """Words between blanks; two Chinese characters count as one."""
    han = len(_HAN.findall(text))
    return len(_HAN.sub(" ", text).split()) + (han + 1) // 2 if han else len(text.split())


def first_words(text: str, count: int = KEPT_QUERY_WORDS) -> str:
    if _HAN.search(text):
        return text[: count * 3]
    return " ".join(text.split()[:count])


def clean_comment(comment: str) -> str:
    """Takes the description out of a comment: no markers, tags, sections, links or markup."""
    lines: list[str] = []
    for line in _MARKERS.sub("", comment).replace("*/", "").split("\n"):
        line = line.strip()
        if _SECTION.match(line):
            if lines:
                break
            continue
        lines.append(line)
    text = re.sub(
        r"\s@(?:param|returns?|throws|see|since|deprecated|type)\b.*$", "", " ".join(lines)
    )
    # Comments in both languages: the Chinese half is the rarer one.
    text = re.sub(r"^(?:<zh\s*/>|@zh)\s*(.*?)\s*(?:<en\s*/>|@en\b).*$", r"\1", text)
    return _NUMBERING.sub("", clean_inline(text))


def clean_inline(text: str) -> str:
    """One line of prose without HTML, link targets, roles and addresses."""
    text = re.sub(r"\{@\w+ ([^}]*)\}", r"\1", text)
    text = re.sub(r'<see(?:also)? \w+="(?:\w:)?([^"]*)"\s*/>', r"\1", text)
    text = re.sub(r'<(?:type)?paramref name="([^"]*)"\s*/>', r"\1", text)
    text = re.sub(r"<(?:param|typeparam|returns|exception)\b.*$", "", text, flags=re.S)
    text = _TAGS.sub(" ", text)
    text = re.sub(r":[\w:]+:`~?([^`<]*?)(?:\s*<[^>]*>)?`", r"\1", text)
    text = re.sub(r"!\[[^\]]*\](?:\([^)]*\)|\[[^\]]*\])", " ", text)
    text = re.sub(r"\[([^\]]+)\](?:\([^)]*\)|\[[^\]]*\])", r"\1", text)
    text = re.sub(r"`?`?<?https?://[^\s>)\]]+>?", "", text)
    text = re.sub(r"&(?:lt|gt|amp|quot|nbsp|#\d+);", " ", text)
    return " ".join(re.sub(r"[`*]{1,3}", "", text).split())


def is_query(
    text: str, min_words: int = MIN_QUERY_WORDS, max_words: int = MAX_COMMENT_WORDS
) -> bool:
    """True for prose in English or Chinese that is meant for readers."""
    if not min_words <= count_words(text) <= max_words:
        return False
    if _NOT_FOR_READERS.search(text[:160]) or _KANA_HANGUL.search(text) or is_other_latin(text):
        return False
    letters = sum(
        character == " "
        or (character.isalpha() and (character < "\u0250" or "\u3400" <= character <= "\u9fff"))
        for character in text
    )
    if letters <= MIN_LETTER_SHARE * len(text):
        return False
    return bool(re.search(r"[a-z]{3}", text)) or is_chinese(text)


def is_other_latin(text: str) -> bool:
    """True for other languages in Latin letters: more of their small words than English ones."""
    words = re.findall(r"[^\W\d_]+", text.lower())
    other = sum(word in _OTHER_SMALL_WORDS for word in words)
    return other >= 2 and other > sum(word in _ENGLISH_SMALL_WORDS for word in words)


def looks_like_code(text: str) -> bool:
    """True for code that was commented out."""
    return (
        _CODE_ENDING.search(text) is not None
        or re.search(r"\w\(\w*\)|\w\.\w+\(|[=!]==|&&|\|\||=>|\w = |\breturn \w+[;.]|::|->", text)
        is not None
    )


def is_generated_source(text: str) -> bool:
    """True when the head of a file says that a program wrote it."""
    head = text[:1500]
    return (
        re.search(
            r"code generated|auto-?generated|automatically generated|generated by |@generated"
            r"|do not edit|do not modify",
            head,
            re.I,
        )
        is not None
    )


def is_worth_encoding(document: str, min_words: int = 6) -> bool:
    """True for a document with enough words to tell it from others."""
    return len(document) >= 40 and (
        len(re.findall(r"[A-Za-z]{2,}", document)) + len(_HAN.findall(document)) // 2 >= min_words
    )
