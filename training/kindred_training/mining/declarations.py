"""Finds declarations and their bodies by lines and indentation, in any of the languages.

No parser: a line counts as a declaration by the words it starts with, its body by what is indented
further. Wrong now and then, which training bears; missing a language is worse.
"""

from __future__ import annotations

import re

_MODIFIERS = (
    r"(?:(?:export|default|public|private|protected|internal|static|async|abstract|final|override"
    r"|open|sealed|virtual|inline|constexpr|const|unsafe|extern|pub(?:\([^)]*\))?|local|suspend"
    r"|operator|data|inner|mutating|nonisolated|@\w+(?:\([^)]*\))?|implicit|lazy|partial|readonly"
    r"|declare|fileprivate|infix|tailrec|noncomputable|external|factory|new|required|convenience"
    r"|template\s*<[^>]*>)\s+)*"
)
_KEYWORDS = (
    r"function\*?|class|interface|enum|fn|func|struct|trait|impl|fun|def|defp|defmacro|defmodule"
    r"|module|object|protocol|extension|record|macro_rules!|namespace|union|mod|type|const|let|var"
    r"|val|init|subscript|constructor|case class|actor|mixin|sub|message|service|rpc|typealias"
)
_DECLARATION = re.compile(rf"^\s*{_MODIFIERS}(?:{_KEYWORDS})\b(?!\s*[:=,)\]]|\s*=>)")
_CONTAINER = re.compile(
    rf"^\s*{_MODIFIERS}(?:class|interface|enum|struct|trait|impl|defmodule|module|object|protocol"
    r"|extension|record|union|case class|actor|mixin|service|message)\b\s*[<\w]"
)
_VALUE = re.compile(r"\s+(?:const|let|var|val|local)\b(?!\s+function)")
_CALL = re.compile(
    r"^\s*(?:[\w:<>,~*&\[\].?@ ]+?[\s*&])?([A-Za-z_$~][\w$:]*)\s*(?:<[^>(]*>)?"
    r"\s*\([^;]*\)?[^;]*\{?\s*$"
)
_HASKELL = re.compile(r"^[a-z_][\w']*\s*::|^(?:data|newtype|class|instance|type)\s")
_SHELL = re.compile(
    r"^\s*(?:function\s+)?([A-Za-z_][\w:.-]*)\s*\(\)\s*\{?|^\s*function\s+([A-Za-z_][\w:.-]*)"
)
_R = re.compile(r"^\s*([A-Za-z.][\w.]*)\s*(?:<-|=)\s*function\s*\(")
_SQL = re.compile(
    r"^\s*create\s+(?:or\s+replace\s+)?(?:temp\w*\s+)?(?:function|procedure|table|view|trigger|type)"
    r"\s+(?:if\s+not\s+exists\s+)?[`\"\[]?(?:\w+\.)?(\w+)",
    re.I,
)
_NAME = re.compile(
    r"(?:\bfunction\*?|\bclass|\binterface|\benum|\btype|\bconst|\blet|\bvar|\bfn|\bstruct|\btrait"
    r"|\bfun|\bdefp?|\bdefmacro|\bdefmodule|\bmodule|\bobject|\bprotocol|\bextension|\brecord"
    r"|\bimpl(?:<[^>]*>)?|\bmod|\bmacro_rules!|\bnamespace|\bactor|\binit|\bval|\bsub|\bmessage"
    r"|\bservice|\brpc|\bmixin|\btypealias)\s+(?:self\.|<[^>]*>\s*)?([A-Za-z_$][\w$?!.-]*)"
    r"|\bfunc\s+(?:\([^)]*\)\s*)?([A-Za-z_]\w*)"
    r"|^\s*(?:local\s+)?function\s+[\w.:]*?([A-Za-z_]\w*)\s*\("
    r"|^([a-z_][\w']*)\s*::"
    r"|([A-Za-z_$~][\w$]*)\s*(?:<[^>(]*>)?\s*\("
)
_NO_NAMES = frozenset(
    "if for while switch catch return else elif match when do try with foreach synchronized using "
    "lock sizeof typeof await throw new case assert defined until unless print require describe it "
    "test expect fixed guard super this import include elseif function echo local class static "
    "async const enum string int bool char void double float long auto unsigned size_t public private".split()
)
_STATEMENTS = (
    "if",
    "for",
    "while",
    "switch",
    "return",
    "else",
    "case",
    "throw",
    "await",
    "new ",
    "do ",
    "try",
    "catch",
    "using ",
    "lock",
    "yield",
    "assert",
    "delete ",
    "goto",
    "} ",
    "@",
)
#: Languages whose functions have no keyword: a name, brackets and an opening brace.
_DECLARED_BY_CALL = frozenset(
    (
        "c",
        "cpp",
        "csharp",
        "java",
        "typescript",
        "tsx",
        "javascript",
        "vue",
        "svelte",
        "dart",
        "groovy",
        "objective-c",
    )
)
_SCRIPTS = frozenset(("typescript", "tsx", "javascript", "vue", "svelte"))
#: A method with its opening brace, or one whose parameters go on in the next line.
_METHOD = re.compile(
    r"\)\s*(?::[^=]*)?\{$"
    r"|^(?:(?:public|private|protected|static|async|override|get|set)\s+)+[\w#$]+\s*(?:<.*>)?\($"
)
_NOT_DECLARATIONS = ("import ", "#include", "package ", "return ", "use ", "using ", "//", "/*")

MAX_SIGNATURE_LINES = 6
MAX_SIGNATURE_CHARACTERS = 160


def is_declaration(line: str, language: str) -> bool:
    """True when a line starts a function, type, module or constant."""
    stripped = line.strip()
    if not stripped or stripped[0] in "})];,*" or stripped.startswith(_NOT_DECLARATIONS):
        return False
    special = {"bash": _SHELL, "haskell": _HASKELL, "r": _R, "sql": _SQL}.get(language)
    if special is not None:
        return special.match(line) is not None
    if _DECLARATION.match(line):
        return True
    return language in _DECLARED_BY_CALL and _is_declared_by_call(stripped, language)


def _is_declared_by_call(stripped: str, language: str) -> bool:
    """`int parse(char *text)` and `parse(text) {`, but not the calls `parse(text, {`, `CHECK(x)`."""
    if language in _SCRIPTS and not _METHOD.search(stripped):
        return False
    call = _CALL.match(stripped)
    if call is None or stripped.startswith(_STATEMENTS) or stripped[0] == ":":
        return False
    name = call.group(1)
    if name in _NO_NAMES or re.fullmatch(r"[A-Z][A-Z0-9_]+", name):
        return False
    has_type = call.start(1) > 0
    return has_type or "::" in name or re.search(r"\)[^(]*\{$", stripped) is not None


def is_local_value(line: str) -> bool:
    """`const rows = await …` inside a body; `const parse = (line) => …` is a function."""
    return (
        _VALUE.match(line) is not None
        and "=" in line
        and re.search(r"=\s*(?:async\s*)?(?:\(|<\w|function\b|\w+\s*=>)", line) is None
    )


def declared_name(line: str, language: str) -> str:
    """:returns: '' when no name is found"""
    special = {"bash": _SHELL, "r": _R, "sql": _SQL}.get(language)
    if special is not None:
        match = special.match(line)
        return next((name for name in match.groups() if name), "") if match else ""
    for match in _NAME.finditer(line):
        name = next((name for name in match.groups() if name), "")
        if name and name not in _NO_NAMES:
            return name.rstrip(".-")
    return ""


def is_container(line: str) -> bool:
    """True for types and modules: what stands inside carries their signature."""
    return _CONTAINER.match(line) is not None


def container_signature(lines: list[str], start: int) -> str:
    """The signature on one line, as `src/core/chunking/signature.ts` cuts it."""
    signature = lines[start].strip()
    line = start
    last = min(len(lines) - 1, start + MAX_SIGNATURE_LINES - 1)
    while line < last and _open_brackets(signature) > 0:
        line += 1
        signature += f" {lines[line].strip()}"
    return re.sub(r"\s*\{?\s*$", "", signature[:MAX_SIGNATURE_CHARACTERS])


def body_end(
    lines: list[str], indents: list[int], start: int, language: str, max_lines: int
) -> int:
    """:returns: the line after the declaration that starts at `start`, at most max_lines further"""
    if lines[start].rstrip().endswith(";"):
        return start + 1
    if language == "haskell":
        return _haskell_end(lines, start, max_lines)
    own, end, index = indents[start], start + 1, start + 1
    while index < min(len(lines), start + max_lines):
        indent = indents[index]
        if indent >= 0:
            stripped = lines[index].lstrip()
            if indent < own:
                break
            if indent > own:
                end = index + 1
            elif stripped[0] in "{)]" or stripped.startswith(_CONTINUATIONS):
                end = index + 1
            elif stripped[0] == "}" or stripped.startswith("end"):
                return index + 1
            else:
                break
        index += 1
    return end


_CONTINUATIONS = (
    "where",
    "throws",
    ": ",
    "->",
    "else",
    "catch",
    "finally",
    "rescue",
    "ensure",
    "when",
    "=>",
)


def _haskell_end(lines: list[str], start: int, max_lines: int) -> int:
    """Equations of the same name follow each other, each at the margin."""
    name = lines[start].split()[0]
    index = start + 1
    while index < min(len(lines), start + max_lines):
        line = lines[index]
        if line.strip():
            if line[0] not in " \t" and (line.startswith("--") or line.split()[0] != name):
                break
        elif index + 1 >= len(lines) or lines[index + 1][:1] not in (" ", "\t"):
            break
        index += 1
    return index


def _open_brackets(text: str) -> int:
    return sum(character in "([" for character in text) - sum(
        character in ")]" for character in text
    )
