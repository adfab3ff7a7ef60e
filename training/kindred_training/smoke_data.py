"""Small git repositories for the smoke run: Python, TypeScript, and pages in English and Chinese.

Made of words by chance, with the seed fixed: questions and answers share meaning, texts differ.
"""

from __future__ import annotations

import random
import subprocess
from pathlib import Path

from .held_out import is_held_out

_PAGES, _SECTIONS, _FUNCTIONS = 12, 6, 160

_LICENCE = (
    "MIT License\n\nCopyright (c) 2026 Someone\n\nPermission is hereby granted, free of charge, to any person "
    "obtaining a copy of this software and associated documentation files\n"
)

_VERBS = {
    "read": ("Reads", "读取"), "write": ("Writes", "写入"), "delete": ("Deletes", "删除"), "sort": ("Sorts", "排序"),
    "count": ("Counts", "统计"), "merge": ("Merges", "合并"), "check": ("Checks", "检查"), "send": ("Sends", "发送"),
    "parse": ("Parses", "解析"), "cache": ("Caches", "缓存"), "split": ("Splits", "拆分"), "load": ("Loads", "加载"),
}  # fmt: skip
_NOUNS = {
    "user": "用户", "order": "订单", "invoice": "发票", "session": "会话", "message": "消息", "file": "文件",
    "image": "图片", "token": "令牌", "address": "地址", "comment": "评论", "product": "产品", "report": "报告",
    "event": "事件", "record": "记录", "page": "页面", "route": "路由",
}  # fmt: skip
_PLACES = {
    "database": "数据库", "queue": "队列", "network": "网络", "disk": "磁盘", "archive": "归档", "server": "服务器",
    "index": "索引", "table": "表格", "folder": "文件夹", "stream": "数据流",
}  # fmt: skip
_STEPS = (
    "if not {noun}.is_valid(): raise ValueError('wrong {noun}')", "{place}.lock(timeout=limit)",
    "result.append({noun}.normalize())", "logger.debug('done with %s', {noun}.name)", "total += {noun}.size",
    "{place}.flush()", "pending = [item for item in {place} if item.{noun} is not None]", "{noun}.updated = clock.now()",
    "retries = min(limit, {place}.retries + 1)", "counter['{noun}'] += 1", "seen.add({noun}.key)",
)  # fmt: skip


def write_clones(folder: Path) -> None:
    """Three repositories, `owner+name`; the last is one that training holds out."""
    names = [f"someone/project{number}" for number in range(400)]
    held_out = next(name for name in names if is_held_out(name))
    trained = [name for name in names if not is_held_out(name)][:2]
    for seed, name in enumerate((*trained, held_out)):
        _write_clone(folder / name.replace("/", "+"), random.Random(seed))


def _write_clone(place: Path, chance: random.Random) -> None:
    files = {"LICENSE": _LICENCE}
    topics = [(verb, noun, where) for verb in _VERBS for noun in _NOUNS for where in _PLACES]
    chosen = chance.sample(topics, 2 * _FUNCTIONS + _PAGES * _SECTIONS)
    for number in range(0, _FUNCTIONS, 4):
        files[f"src/part{number}.py"] = "\n\n".join(
            _python(*topic, chance) for topic in chosen[number : number + 4]
        )
        more = chosen[_FUNCTIONS + number : _FUNCTIONS + number + 4]
        files[f"src/part{number}.ts"] = "\n\n".join(_typescript(*topic, chance) for topic in more)
    for page in range(_PAGES):
        sections = chosen[2 * _FUNCTIONS + page * _SECTIONS :][:_SECTIONS]
        files[f"docs/en/page{page}.md"] = _english_page(page, sections)
        files[f"docs/zh/page{page}.md"] = _chinese_page(page, sections)
    for path, text in files.items():
        (place / path).parent.mkdir(parents=True, exist_ok=True)
        (place / path).write_text(text, "utf8")
    for command in (["init", "-q"], ["add", "-A"], ["commit", "-q", "-m", "Begin with everything"]):
        _git(place, command)


def _python(verb: str, noun: str, where: str, chance: random.Random) -> str:
    body = "\n".join(f"    {step}" for step in _body(noun, where, chance))
    return (
        f"def {verb}_{noun}_of_{where}({where}, {noun}, limit):\n"
        f'    """{_VERBS[verb][0]} each {noun} of the {where}, at most as many as the limit says."""\n'
        f"{body}\n    return {where}.{verb}({noun})\n"
    )


def _typescript(verb: str, noun: str, where: str, chance: random.Random) -> str:
    body = "\n".join(f"  {step};" for step in _body(noun, where, chance))
    name = f"{verb}{noun.title()}Of{where.title()}"
    return (
        f"/** {_VERBS[verb][0]} the {noun} that the {where} holds, and tells the caller. */\n"
        f"export function {name}({where}: Source, {noun}: Item, limit: number): Item {{\n{body}\n"
        f"  return {where}.{verb}({noun});\n}}\n"
    )


def _body(noun: str, where: str, chance: random.Random) -> list[str]:
    return [step.format(noun=noun, place=where) for step in chance.sample(_STEPS, 5)]


def _english_page(page: int, sections: list[tuple[str, str, str]]) -> str:
    parts = [f"# Page {page}\n"]
    for verb, noun, where in sections:
        parts.append(
            f"## {verb.title()} the {noun} of the {where}\n\nThe command `{verb}-{noun}` goes through the {where} and "
            f"works on each {noun} that it finds. It stops when the {where} is empty.\n\n"
            f"```sh\ntool {verb}-{noun} --from {where} --limit 10 # until nothing is left\n```\n"
        )
    return "\n".join(parts)


def _chinese_page(page: int, sections: list[tuple[str, str, str]]) -> str:
    parts = [f"# 页面 {page}\n"]
    for verb, noun, where in sections:
        chinese_verb, chinese_noun, place = _VERBS[verb][1], _NOUNS[noun], _PLACES[where]
        parts.append(
            f"## {chinese_verb}{place}中的{chinese_noun}\n\n命令 `{verb}-{noun}` 会遍历{place}，并{chinese_verb}找到的每个{chinese_noun}。"
            f"当{place}为空时，命令会停止运行。\n\n"
            f"```sh\ntool {verb}-{noun} --from {where} --limit 10 # 直到没有剩余\n```\n"
        )
    return "\n".join(parts)


def _git(place: Path, command: list[str]) -> None:
    identity = [
        "-c",
        "user.name=smoke",
        "-c",
        "user.email=smoke@example.org",
        "-c",
        "commit.gpgsign=false",
    ]
    subprocess.run(["git", *identity, *command], cwd=place, check=True, capture_output=True)
