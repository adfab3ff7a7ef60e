"""One example or more of each kind of pair."""

import unittest

from kindred_training.mining.comments import mine_comments
from kindred_training.mining.commits import clean_subject
from kindred_training.mining.declarations import is_declaration
from kindred_training.mining.doc_comment import mine_doc_comments
from kindred_training.mining.headings import mine_headings
from kindred_training.mining.names import has_several_words, mine_names
from kindred_training.mining.python_source import mine_python
from kindred_training.mining.tasks import plain_command
from kindred_training.text import clean_comment, is_query

from .repositories import RepositoryTest, source

PYTHON = '''
class Cache(Store):
    """Keeps recently used values in memory.

    Args:
        size: how many
    """

    def put(self, key, value):
        """Stores a value and drops the oldest one when full."""
        self.values[key] = value
        self.drop_oldest_when_full()

    def drop_oldest(self):
        while len(self.values) > self.size:
            key = next(iter(self.values))
            # forget the value that was used least
            value = self.values.pop(key)
            self.on_drop(key, value)
'''

TYPESCRIPT = """
/**
 * Copyright 2024 Someone. All rights reserved.
 */
export class Session extends Base {
  /** Sends a request and waits for the answer. @param path where */
  async send(path: string): Promise<Answer> {
    const url = this.urlOf(path);

    // try again with a fresh token when the old one has expired
    const token = await this.tokens.get(url);
    const answer = await this.fetchWith(token, url);
    return answer;
  }

  closeAllSockets(): void {
    for (const socket of this.sockets) {
      socket.close();
    }
    this.sockets.clear();
  }
}
"""

#: A doc comment on a declaration of two words or more, by language.
DOCUMENTED = {
    "a.go": "// ParseDate reads a date in ISO format.\nfunc ParseDate(text string) (time.Time, error) {\n"
    "\treturn time.Parse(layout, strings.TrimSpace(text))\n}\n",
    "a.rs": "/// Reads a date in ISO format.\n#[inline]\npub fn parse_date(text: &str) -> Result<Date> {\n"
    "    let fields = split_fields(text);\n    Date::from_fields(fields)\n}\n",
    "a.java": "class Dates {\n    /** Reads a date in ISO format. */\n    public static Date parseDate(String text) {\n"
    "        String[] fields = text.split(separator);\n        return fromFields(fields);\n    }\n}\n",
    "a.c": "/* Reads a date in ISO format. */\nstatic int parse_date(const char *text, struct date *result)\n{\n"
    "    return scan_fields(text, format, &result->year, &result->month);\n}\n",
    "a.rb": "# Reads a date in ISO format.\ndef parse_date(text)\n  fields = text.split(separator)\n"
    "  build_date(fields)\nend\n",
    "a.lua": "-- Reads a date in ISO format.\nlocal function parse_date(text)\n  local fields = split(text, sep)\n"
    "  return build_date(fields)\nend\n",
    "a.hs": "-- | Reads a date in ISO format.\nparseDate :: Text -> Maybe Date\nparseDate text =\n"
    "  buildDate (splitFields separator text)\n",
    "a.ex": '  @doc """\n  Reads a date in ISO format.\n  """\n  def parse_date(text) do\n'
    "    text |> split_fields(separator) |> build_date()\n  end\n",
    "a.sh": '# Reads a date in ISO format.\nparse_date() {\n  local fields=$(split_fields "$1")\n'
    '  build_date "$fields"\n}\n',
    "a.php": "<?php\n/** Reads a date in ISO format. */\nfunction parse_date(string $text): Date {\n"
    "    $fields = explode($separator, $text);\n    return build_date($fields);\n}\n",
    "a.kt": "/** Reads a date in ISO format. */\nfun parseDate(text: String): Date {\n"
    "    val fields = text.split(separator)\n    return buildDate(fields)\n}\n",
    "a.swift": "/// Reads a date in ISO format.\nfunc parseDate(_ text: String) -> Date {\n"
    "    let fields = text.split(separator)\n    return buildDate(fields)\n}\n",
    "a.cs": '/// <summary>Reads a date in ISO format.</summary>\n/// <param name="text">what</param>\n'
    "public static Date ParseDate(string text)\n{\n    return BuildDate(text.Split(Separator));\n}\n",
    "a.zig": "/// Reads a date in ISO format.\npub fn parseDate(text: []const u8) !Date {\n"
    "    const fields = try splitFields(text);\n    return buildDate(fields);\n}\n",
    "a.jl": '"""\nReads a date in ISO format.\n"""\nfunction parse_date(text)\n    fields = split(text, separator)\n'
    "    build_date(fields)\nend\n",
    "a.scala": "/** Reads a date in ISO format. */\ndef parseDate(text: String): Date = {\n"
    "  val fields = text.split(separator)\n  buildDate(fields)\n}\n",
    "a.R": "#' Reads a date in ISO format.\nparse_date <- function(text) {\n"
    "  fields <- split_fields(text, separator)\n  build_date(fields)\n}\n",
}

#: Lines that start a definition, and lines that only call one.
LINES = {
    "typescript": (
        [
            "async send(path: string): Promise<X> {",
            "private async send(",
            "export const f = () => {",
            "get size() {",
        ],
        ["writeFiles(DIR, {", "expect(a).toBe({", "if (a) {", "return send(a) {", "send(a, b,"],
    ),
    "cpp": (
        [
            "int parse(const char *text)",
            "Session::Session(int port)",
            "Session(int port) {",
            "class A : public B {",
        ],
        [
            "CHECK_EQ(a, b) {",
            ": base(a, b)",
            "parse(text,",
            "for (auto x : y) {",
            "return parse(x)",
        ],
    ),
    "php": (
        ["public function read(string $a): int", "class A extends B"],
        ["set_error_handler(", "read($a) {"],
    ),
    "go": (["func (s *Server) Run() error {", "type A struct {"], ["run(a) {", "go func() {"]),
}

GUIDE = """# Server

Some words about it that nobody needs to read, but there are enough of them for a section here.

## Start behind a proxy

The server trusts the headers of a proxy only when it is told to. Set `trustProxy` to the number of
proxies between it and the network, and it takes the address of the client from the headers that
they have written. Without it, everybody seems to come from the proxy itself.

```sh
# not a heading
server --trust-proxy 1
```
"""


class DocCommentTest(unittest.TestCase):
    def test_takes_the_doc_string_out_of_python(self) -> None:
        pairs = {pair.symbol: pair for pair in mine_python(source("a/cache.py", PYTHON))}
        put = pairs["put"]
        self.assertEqual(
            (put.kind, put.query, put.context, "oldest one when full" in put.document),
            (
                "doc",
                "Stores a value and drops the oldest one when full.",
                "class Cache(Store):",
                False,
            ),
        )
        self.assertEqual(pairs["Cache"].query, "Keeps recently used values in memory.")
        self.assertEqual(
            (pairs["drop_oldest"].kind, pairs["drop_oldest"].query), ("name", "drop_oldest")
        )

    def test_takes_comments_of_every_language(self) -> None:
        found = {}
        for path, text in DOCUMENTED.items():
            pairs = list(mine_doc_comments(source(path, text)))
            found[path] = [
                (p.kind, p.query.removeprefix("ParseDate r")[-27:], p.symbol) for p in pairs
            ]
        names = {path: (pairs[0][2] if pairs else None) for path, pairs in found.items()}
        self.assertEqual(
            {path: len(pairs) for path, pairs in found.items()}, {p: 1 for p in DOCUMENTED}
        )
        self.assertEqual(
            {str(name).lower().replace("_", "") for name in names.values()}, {"parsedate"}
        )
        self.assertTrue(
            all(pairs[0][1].endswith("date in ISO format.") for pairs in found.values())
        )

    def test_leaves_licence_headers_and_parameters_out(self) -> None:
        pairs = list(mine_doc_comments(source("session.ts", TYPESCRIPT)))
        self.assertEqual(
            [(pair.symbol, pair.query) for pair in pairs],
            [("send", "Sends a request and waits for the answer.")],
        )
        self.assertEqual(pairs[0].context, "export class Session extends Base")

    def test_cleans_a_comment(self) -> None:
        comments = {
            "/**\n * Reads a {@link Date} from [text](https://x.y).\n * @param a b\n */": "Reads a Date from text.",
            "/// Step 1: <c>open</c> the file.": "open the file.",
            "/** <zh/> 删除数据 <en/> Remove data */": "删除数据",
            "# Reads ``x``.\n#\n# Args:\n#   y: z": "Reads x.",
            "/* Reads it. <returns>what</returns> */": "Reads it.",
        }
        self.assertEqual({c: clean_comment(c) for c in comments}, comments)

    def test_refuses_what_is_not_for_readers(self) -> None:
        refused = [
            "TODO read the date as well",
            "eslint-disable-next-line no-console here",
            "Reads",
            "Code generated by protoc, do not edit",
            "Licensed under the MIT licence",
            "x = 1; y == 2; ()",
            "SPDX-License-Identifier: MIT",
            "Lit la date dans le fichier et les champs",
            "これは日付を読みます",
        ]
        self.assertEqual([text for text in refused if is_query(text)], [])
        self.assertTrue(is_query("读取日期并返回结果") and is_query("Reads a date."))


class DeclarationTest(unittest.TestCase):
    def test_tells_definitions_from_calls(self) -> None:
        for language, (definitions, calls) in LINES.items():
            found = [line for line in definitions + calls if is_declaration(line, language)]
            self.assertEqual(found, definitions, language)


class NameTest(unittest.TestCase):
    def test_asks_for_undocumented_functions_by_name(self) -> None:
        pairs = list(mine_names(source("session.ts", TYPESCRIPT)))
        self.assertEqual(
            [(p.kind, p.query, p.symbol) for p in pairs][-1],
            ("name", "closeAllSockets", "closeAllSockets"),
        )
        self.assertNotIn("send", [pair.query for pair in pairs])

    def test_one_word_is_no_question(self) -> None:
        names = [
            "parse",
            "parseDate",
            "parse_date",
            "x1",
            "arrB",
            "HTTPServer",
            "_init",
            "read-file",
        ]
        self.assertEqual(
            [n for n in names if has_several_words(n)],
            ["parseDate", "parse_date", "HTTPServer", "read-file"],
        )


class CommentTest(unittest.TestCase):
    def test_takes_the_block_that_follows(self) -> None:
        pair = next(mine_comments(source("session.ts", TYPESCRIPT)))
        self.assertEqual(pair.query, "try again with a fresh token when the old one has expired")
        self.assertEqual(
            pair.document.split("\n"),
            [
                "const token = await this.tokens.get(url);",
                "const answer = await this.fetchWith(token, url);",
                "return answer;",
            ],
        )

    def test_leaves_code_that_was_commented_out(self) -> None:
        text = "def f(a):\n    # value = compute(a); other(value, b)\n    first(a)\n    second(a)\n"
        self.assertEqual(list(mine_comments(source("a.py", text))), [])


class HeadingTest(unittest.TestCase):
    def test_asks_by_heading_and_by_first_sentence(self) -> None:
        found = [source(f"docs/guide{n}.md", GUIDE) for n in range(12)]
        pairs = [pair for file in found for pair in mine_headings(file) if "proxy" in pair.query]
        queries = {pair.query for pair in pairs if pair.kind == "heading"}
        self.assertEqual(queries, {"Start behind a proxy", "Server > Start behind a proxy"})
        sentence = next(pair for pair in pairs if pair.kind == "sentence")
        self.assertTrue(sentence.document.startswith("Start behind a proxy\nSet `trustProxy`"))
        self.assertEqual(sentence.context, "Server > Start behind a proxy")

    def test_takes_titles_of_front_matter_and_no_headings_of_comments(self) -> None:
        body = "Words about the plugin and everything that it can do for you. " * 3
        text = f"---\ntitle: Traffic label\n---\n\n<!--\n# Licensed to somebody\n# under the License.\n-->\n\n## Attributes of it\n\n{body}\n"
        pairs = list(mine_headings(source("docs/a.md", text)))
        self.assertEqual(
            {pair.context for pair in pairs if pair.kind == "heading"}, {"Traffic label"}
        )

    def test_reads_restructured_text(self) -> None:
        body = "Words about the installation with pip and its many options. " * 3
        text = f"Library\n=======\n\n{body}\n\nInstall with pip\n----------------\n\n{body}\n"
        pairs = list(mine_headings(source("docs/a.rst", text)))
        self.assertIn("Library", [pair.query for pair in pairs])
        self.assertEqual(
            {p.context for p in pairs if p.kind == "heading" and "pip" in p.query}, {"Library"}
        )

    def test_takes_chinese_prose_apart_and_leaves_other_scripts(self) -> None:
        chinese = "# 安装服务\n\n" + "使用包管理器安装服务器并启动它。" * 12
        japanese = "# インストール\n\n" + "サーバーをインストールして起動します。" * 12
        self.assertEqual(
            [p.kind for p in mine_headings(source("a.md", chinese))], ["chinese-prose"]
        )
        self.assertEqual(list(mine_headings(source("b.md", japanese))), [])


class CommitTest(RepositoryTest):
    def test_takes_the_new_side_of_the_largest_hunk(self) -> None:
        before = "def read_lines(path):\n    return open(path).read().split()\n\n" + "x = 1\n" * 30
        after = before.replace(
            "    return", "    if not exists(path):\n        raise MissingFile(path)\n    return"
        )
        pairs = self.mine(
            "a/b",
            {"a.py": before},
            {"a.py": after, "subject": "fix(io): raise when the file is missing (#12)"},
        )
        commits = [pair for pair in pairs if pair.kind == "commit"]
        self.assertEqual([pair.query for pair in commits], ["raise when the file is missing"])
        self.assertIn("raise MissingFile(path)", commits[0].document)

    def test_leaves_routine_work(self) -> None:
        routine = [
            "Bump foo from 1 to 2 now",
            "fix typo in the word",
            "Merge branch a into b",
            "Add it",
            "更新文档内容说明文件",
        ]
        self.assertEqual([s for s in routine if clean_subject(s)], [])


class TaskTest(unittest.TestCase):
    def test_writes_commands_without_placeholders(self) -> None:
        self.assertEqual(
            plain_command("tar {{[-x|--extract]}} {{path/to/file}}"), "tar --extract path/to/file"
        )


if __name__ == "__main__":
    unittest.main()
