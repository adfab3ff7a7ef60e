"""Words of general English, from the lexical database WordNet: what programs' texts are too few for.

A question names things in words of its own, and repositories hold few paraphrases to learn them
from. Reads the files `data.noun`, `data.verb`, `data.adj` and `data.adv`.

:see: wndb(5WN); Fellbaum 1998, WordNet: An Electronic Lexical Database
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from ..pairs import Pair

#: Licence and source, for the manifest.
WORDNET_SOURCE = ("WordNet-3.0", "https://wordnet.princeton.edu")
WORDNET_NOTICE = "WordNet 3.0 Copyright 2006 by Princeton University. All rights reserved."
_FILES = ("data.noun", "data.verb", "data.adj", "data.adv")
#: A name, a place, a species: much of WordNet, and nothing that a question turns on.
_PROPER = re.compile(r"[A-Z0-9]")
_EXAMPLE = re.compile(r'"([^"]{12,200})"')


@dataclass(frozen=True)
class Synset:
    """Words with one meaning."""

    #: `<part of speech><offset>`, as others point to it.
    identity: str
    words: tuple[str, ...]
    #: Identities of the wider meanings, nearest first.
    wider: tuple[str, ...]
    definition: str
    examples: tuple[str, ...]


def mine_wordnet(folder: Path) -> Iterator[Pair]:
    """Term → definition, word → synonym, example → the same sentence in other words.

    :param folder: of the data files; nothing is mined where it is missing
    """
    synsets = {synset.identity: synset for file in _FILES for synset in read_synsets(folder / file)}
    for synset in synsets.values():
        if any(_PROPER.search(word) for word in synset.words):
            continue
        yield from _terms(synset, synsets)
        yield from _synonyms(synset)
        yield from _examples(synset)


def read_synsets(file: Path) -> Iterator[Synset]:
    if not file.exists():
        return
    with file.open(encoding="utf8") as lines:
        for line in lines:
            # The licence stands at the top, indented.
            if not line.startswith("  "):
                yield _read_synset(line)


def _read_synset(line: str) -> Synset:
    head, _, gloss = line.partition("|")
    fields = head.split()
    offset, part = fields[0], fields[2].replace("s", "a")
    count = int(fields[3], 16)
    words = tuple(_word(field) for field in fields[4 : 4 + 2 * count : 2])
    pointers = fields[4 + 2 * count + 1 :]
    total = int(fields[4 + 2 * count])
    wider = tuple(
        f"{pointers[4 * index + 2]}{pointers[4 * index + 1]}"
        for index in range(total)
        if pointers[4 * index] in ("@", "@i")
    )
    examples = tuple(_EXAMPLE.findall(gloss))
    definition = _EXAMPLE.sub("", gloss).strip(" ;\n")
    return Synset(f"{part}{offset}", words, wider, definition, examples)


def _word(field: str) -> str:
    """`ice_cream` → `ice cream`; the place of an adjective, as in `galore(ip)`, is cut off."""
    return re.sub(r"\(\w+\)$", "", field).replace("_", " ")


def _terms(synset: Synset, synsets: dict[str, Synset]) -> Iterator[Pair]:
    """All words of the meaning → what it is, and what it is a kind of."""
    kinds = [synsets[wider].words[0] for wider in synset.wider[:1] if wider in synsets]
    document = "; ".join([synset.definition, *kinds])
    yield _pair("term", ", ".join(synset.words), document)


def _synonyms(synset: Synset) -> Iterator[Pair]:
    words = synset.words[:4]
    for index, word in enumerate(words[1:], 1):
        yield _pair("synonym", words[index - 1], word)


def _examples(synset: Synset) -> Iterator[Pair]:
    """A sentence → the same with another word of the meaning, uninflected; and what the word means."""
    for example in synset.examples:
        for word in synset.words:
            found = re.search(rf"\b{re.escape(word)}(e?s|e?d|ing)?\b", example)
            others = [other for other in synset.words if other != word]
            if found and others:
                other = others[len(example) % len(others)]
                changed = example[: found.start()] + other + example[found.end() :]
                yield _pair("example", example, changed)
                break
        yield _pair("example", example, f"{synset.words[0]}: {synset.definition}")


def _pair(kind: str, query: str, document: str) -> Pair:
    return Pair(kind, "text", "wordnet", "", query, document)
