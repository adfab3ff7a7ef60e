"""Documentation kept in English and Chinese."""

import unittest

from kindred_training.mining.chinese import align, mine_chinese, sentence_pairs
from kindred_training.mining.sections import sections_of
from kindred_training.mining.twins import Twins, find_twins

from .repositories import RepositoryTest

ENGLISH = """# Router

## Redirects

You can redirect a path to another one with the `redirect` option. The old address then keeps
working, and search engines learn the new one.

```js
router.add({ path: '/old', redirect: '/new' }); // the new address of the page
```

## Guards

A guard runs before a page is shown. Return `false` from it to stay where you are.

## Only in English

This section has no translation, because nobody has written one yet.
"""

CHINESE = """# 路由

## 重定向

你可以使用 `redirect` 选项将一个路径重定向到另一个路径。旧地址仍然可以使用，搜索引擎也会知道新的地址。

```js
router.add({ path: '/old', redirect: '/new' }); // 页面的新地址
```

## 守卫

守卫会在页面显示之前运行。返回 `false` 可以让你停留在当前页面。
"""

TWINS = Twins("docs/en/router.md", "docs/zh/router.md")


class TwinsTest(unittest.TestCase):
    def test_knows_how_projects_name_their_translations(self) -> None:
        expected = {
            "docs/zh/a.md": "docs/en/a.md",
            "docs/zh-CN/guide/b.md": "docs/guide/b.md",
            "button/index.zh-CN.md": "button/index.en-US.md",
            "README_zh-CN.md": "README.md",
            "x/README.zh-CN.md": "x/README.md",
            "y/README_cn.md": "y/README.md",
            "c.zh-CN.md": "c.md",
            "z/README.md": "z/README_en.md",
            "guide-zh-CN/f.md": "guide/f.md",
            "docs-zh/d.mdx": "docs/d.mdx",
            "i18n/zh-CN/docusaurus-plugin-content-docs/current/e.md": "docs/e.md",
        }
        twins = find_twins([*expected, *expected.values(), "docs/alone.md", "src/a.ts"])
        self.assertEqual({t.chinese: t.english for t in twins}, expected)

    def test_takes_each_english_file_once_and_simplified_first(self) -> None:
        twins = find_twins(["README.md", "README.zh-TW.md", "README.zh-CN.md"])
        self.assertEqual(twins, [Twins("README.md", "README.zh-CN.md")])


class AlignTest(unittest.TestCase):
    def test_aligns_sections_by_what_they_share(self) -> None:
        aligned = align(sections_of(ENGLISH, "markdown"), sections_of(CHINESE, "markdown"))
        self.assertEqual(
            [(e.heading, c.heading) for e, c in aligned],
            [("Redirects", "重定向"), ("Guards", "守卫")],
        )

    def test_leaves_documents_that_disagree(self) -> None:
        many = "".join(f"## 第{n}章\n\n这一章介绍了很多没有翻译的内容。\n\n" for n in range(9))
        self.assertEqual(align(sections_of(ENGLISH, "markdown"), sections_of(many, "markdown")), [])

    def test_yields_sections_sentences_and_code(self) -> None:
        pairs = list(mine_chinese("a/b", TWINS, ENGLISH, CHINESE))
        self.assertEqual(
            {(pair.kind, pair.query[:6], pair.document[:9]) for pair in pairs},
            {
                ("chinese-heading", "重定向", "Redirects"),
                ("chinese-heading", "你可以使用 ", "Redirects"),
                ("chinese-heading", "守卫", "Guards\nA "),
                ("chinese-heading", "守卫会在页面", "Guards\nA "),
                ("chinese-section", "守卫会在页面", "Guards\nA "),
                ("chinese-section", "你可以使用 ", "Redirects"),
                ("chinese-sentence", "你可以使用 ", "You can r"),
                ("chinese-sentence", "旧地址仍然可", "The old a"),
                ("chinese-sentence", "守卫会在页面", "A guard r"),
                ("chinese-sentence", "返回 fal", "Return fa"),
                ("chinese-code", "旧地址仍然可", "router.ad"),
            },
        )
        code = next(pair for pair in pairs if pair.kind == "chinese-code")
        self.assertIn("// the new address", code.document)

    def test_pairs_sentences_only_where_counts_match(self) -> None:
        pairs = list(
            sentence_pairs(
                "One sentence here. Another one here.\n\nMore.", "只有一段中文内容在这里。"
            )
        )
        self.assertEqual(pairs, [])

    def test_does_not_take_english_beside_english(self) -> None:
        self.assertEqual(list(mine_chinese("a/b", TWINS, ENGLISH, ENGLISH)), [])


class ChineseCodeTest(RepositoryTest):
    def test_takes_chinese_comments_of_code(self) -> None:
        code = (
            "// 解析日期并返回时间戳\nexport function parseDate(text) {\n  const fields = text.split(separator);\n"
            "  // 如果没有时区则使用本地时区\n  const zone = fields.zone ?? localZone;\n  const time = toTime(fields, zone);\n"
            "  return time;\n}\n"
        )
        pairs = self.mine(
            "a/b", {"src/a.js": code, "docs/en/router.md": ENGLISH, "docs/zh/router.md": CHINESE}
        )
        kinds = {pair.kind for pair in pairs}
        self.assertLessEqual(
            {"chinese-doc", "chinese-comment", "chinese-heading", "chinese-code"}, kinds
        )


if __name__ == "__main__":
    unittest.main()
