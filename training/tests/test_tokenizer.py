"""Words, vocabulary, and ids that are the product's."""

import unittest
from collections import Counter
from pathlib import Path

from kindred_training.pairs import Pair, write_pairs
from kindred_training.tokenizer.check_ids import different_texts, product_ids
from kindred_training.tokenizer.chinese_words import ChineseCounts, choose_chinese_words
from kindred_training.tokenizer.export_tokenizer import tokenizer_json
from kindred_training.tokenizer.kindred_tokenizer import KindredTokenizer
from kindred_training.tokenizer.train_vocabulary import (
    WordCounts,
    choose_vocabulary,
    common_chinese_characters,
    count_words,
)
from kindred_training.tokenizer.words import words_of

from .repositories import RepositoryTest

WORDS = {
    "parseDate": "parse date",
    "parse_date": "parse date",
    "HTTPServer": "http server",
    "URLs": "urls",
    "sha256": "sha 256",
    "C++ and C# or F#": "cpp and csharp or fsharp",
    "XMLHttpRequest2": "xml http request 2",
    "café naïve": "cafe naive",
    "a.b->c(d)": "a b c d",
    "使用React组件": "使用 react 组件",
    "中文，标点。": "中文 标点",
    "ﬁle ①": "file 1",
    "": "",
}

TEXTS = [
    *WORDS,
    "replace [MASK] and [PAD] by [UNK] in the input; mask [mask] stays a word",
    "def parse_date(text: str) -> datetime:\n    return HTTPServer.sha256(text)",
    "如何在项目中配置路由重定向？使用 vue-router 的 redirect 选项。",
    "ÄÖÜ straße ǅ İstanbul ΣΑΣ русский язык 한국어 日本語のテキスト ไทย हिन्दी",
    "x" * 101,
    "字" * 101,
    "emoji 🎉 and [MASK] and [UNK] tokens, U+1D400 𝐀 and ⅷ½²",
    "tab\tand\u00a0space\u200b zero-width ﷺ",
]


def vocabulary() -> list[str]:
    counts = WordCounts()
    for index, text in enumerate(TEXTS * 3):
        counts.add(
            Pair("doc", "python", f"r/{index % 5}", "a/b.py", text, "host name server", None, "")
        )
    return choose_vocabulary(counts, 6000)


class WordsTest(unittest.TestCase):
    def test_splits_as_programmers_read(self) -> None:
        self.assertEqual({text: " ".join(words_of(text)) for text in WORDS}, WORDS)

    def test_ascii_and_other_texts_go_by_the_same_rules(self) -> None:
        for text in WORDS:
            if text.isascii():
                self.assertEqual(words_of(f"{text} é")[:-1], words_of(text))


class TokenizerTest(unittest.TestCase):
    def test_takes_the_longest_piece_from_the_left(self) -> None:
        tokenizer = KindredTokenizer(
            ["[PAD]", "[UNK]", "[MASK]", "host", "hostname", "na", "me", "配置", "文", "件"]
        )
        self.assertEqual(
            [
                tokenizer.encode(text)
                for text in ("hostname", "nahost", "配置文件", "hostx", "", "x" * 101)
            ],
            [[4], [5, 3], [7, 8, 9], [1], [], [1]],
        )
        self.assertEqual(tokenizer.encode("host na me", 2), [3, 5])


class VocabularyTest(RepositoryTest):
    def test_holds_special_tokens_letters_and_chinese_characters_once(self) -> None:
        tokens = vocabulary()
        self.assertEqual(tokens[:4], ["[PAD]", "[UNK]", "[MASK]", "[unused0]"])
        self.assertEqual(len(tokens), len(set(tokens)))
        self.assertLessEqual(set(common_chinese_characters()) | set("abcxyz019"), set(tokens))
        self.assertEqual(len(common_chinese_characters()), 3755)
        self.assertIn("server", tokens)

    def test_words_of_one_repository_count_for_less(self) -> None:
        counts = WordCounts()
        counts.words = Counter({"common": 90, "private": 100})
        counts.repositories = {"common": {"a", "b", "c", "d"}, "private": {"a"}}
        self.assertGreater(counts.weight("common"), counts.weight("private"))

    def test_counts_the_files_of_pairs(self) -> None:
        file = self.folder / "p.jsonl.gz"
        write_pairs(
            file, [Pair("doc", "go", "a/b", "x.go", "read lines", "func ReadLines()", None, "")]
        )
        counts = count_words([file])
        self.assertEqual((counts.words["read"], counts.words["func"]), (3, 1))

    def test_finds_chinese_words_by_what_stands_together(self) -> None:
        counts = ChineseCounts()
        first, second = "加载读取保存修改更新", "配置文件路由参数服务组件"
        for _ in range(30):
            for verb in range(0, len(first), 2):
                for noun in range(0, len(second), 2):
                    counts.add(first[verb : verb + 2] + second[noun : noun + 2])
            counts.add("的配置")
        words = choose_chinese_words(counts, 40)
        self.assertTrue(all(len(word) % 2 == 0 for word in words), words)
        self.assertIn("路由", words)
        self.assertNotIn("的配置", words)

    def test_takes_no_fragment_of_a_longer_word(self) -> None:
        counts = ChineseCounts()
        for character in common_chinese_characters() * 3:
            counts.add(character)
        for _ in range(30):
            for word in ("生命周期", "组件的生命周期", "服务器", "数据服务"):
                counts.add(word)
        words = choose_chinese_words(counts, 40)
        self.assertIn("生命周期", words)
        self.assertNotIn("生命周", words)

    def test_tokenizer_json_leaves_continuing_pieces_without_a_mark(self) -> None:
        model = tokenizer_json(["[PAD]", "[UNK]", "[MASK]", "a"])["model"]
        self.assertEqual((model["continuing_subword_prefix"], model["vocab"]["a"]), ("", 3))


@unittest.skipUnless((Path(__file__).parents[2] / "node_modules").exists(), "needs npm install")
class ProductTest(unittest.TestCase):
    def test_ids_are_those_of_the_product(self) -> None:
        tokenizer = KindredTokenizer(vocabulary())
        self.assertEqual(different_texts(tokenizer, TEXTS), [])

    def test_a_difference_is_seen(self) -> None:
        tokenizer = KindredTokenizer(vocabulary())
        other = [1 + len(ids) for ids in product_ids(tokenizer, ["parse date"])]
        self.assertEqual(other, [3])
        tokenizer.ids["date"] = 0
        self.assertEqual(different_texts(tokenizer, ["parse date", "parse"]), ["parse date"])


if __name__ == "__main__":
    unittest.main()
