"""Draws log.jsonl of one or several runs as a learning curve, SVG.

python -m kindred_training.learning_curve --out curve.svg static=checkpoints/static/log.jsonl …
"""

from __future__ import annotations

import argparse
import json
from dataclasses import dataclass
from html import escape
from pathlib import Path
from typing import Sequence

WIDTH, HEIGHT = 720, 420
_LEFT, _RIGHT, _TOP, _BOTTOM = 60, 20, 30, 50
#: Distinct for people who do not see red and green apart (Okabe and Ito).
_COLOURS = ("#0072B2", "#D55E00", "#009E73", "#CC79A7", "#56B4E9", "#E69F00")


@dataclass(frozen=True)
class Curve:
    name: str
    #: (x, y), x rising
    points: Sequence[tuple[float, float]]


def read_curve(name: str, file: Path, x: str = "pairs", y: str = "loss") -> Curve:
    """:param x: field of the log; a run that went on later continues the line"""
    rows = [json.loads(line) for line in file.read_text("utf8").splitlines()]
    by_x = {float(row[x]): float(row[y]) for row in rows}
    return Curve(name, sorted(by_x.items()))


def draw_curves(curves: Sequence[Curve], title: str, x_title: str, y_title: str) -> str:
    """:returns: an SVG document"""
    xs = [x for curve in curves for x, _ in curve.points]
    ys = [y for curve in curves for _, y in curve.points]
    x_ticks, y_ticks = ticks(0, max(xs, default=1)), ticks(min(0.0, *ys, 0), max(ys, default=1))
    plane = _Plane(x_ticks[-1], y_ticks[0], y_ticks[-1])
    parts = [_text(WIDTH / 2, 18, title, "middle", 14)]
    parts += [_axis_label(plane.x(tick), HEIGHT - _BOTTOM + 18, tick) for tick in x_ticks]
    for tick in y_ticks:
        y = plane.y(tick)
        parts.append(
            f'<line x1="{_LEFT}" x2="{WIDTH - _RIGHT}" y1="{y:.1f}" y2="{y:.1f}" stroke="#ddd"/>'
        )
        parts.append(_text(_LEFT - 6, y + 4, _short(tick), "end"))
    parts.append(_text(WIDTH / 2, HEIGHT - 10, x_title, "middle"))
    parts.append(
        f'<g transform="rotate(-90 14 {HEIGHT / 2})">{_text(14, HEIGHT / 2, y_title, "middle")}</g>'
    )
    for index, curve in enumerate(curves):
        colour = _COLOURS[index % len(_COLOURS)]
        line = " ".join(f"{plane.x(x):.1f},{plane.y(y):.1f}" for x, y in curve.points)
        parts.append(f'<polyline points="{line}" fill="none" stroke="{colour}" stroke-width="2"/>')
        parts.append(
            _text(WIDTH - _RIGHT - 6, _TOP + 16 + 18 * index, curve.name, "end", fill=colour)
        )
    inner = "\n".join(parts)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" font-family="sans-serif">\n'
        f'<rect width="100%" height="100%" fill="white"/>\n{inner}\n</svg>\n'
    )


def ticks(low: float, high: float, count: int = 5) -> list[float]:
    """:returns: round numbers that reach from below `low` to above `high`"""
    span = max(high - low, 1e-9)
    power = 10.0 ** (len(f"{span / count:.0f}") - 1) if span / count >= 1 else 1.0
    while power > span / count:
        power /= 10
    step = next(
        power * factor for factor in (1, 2, 2.5, 5, 10, 20) if power * factor * count >= span
    )
    first = int(low // step)
    values = [first * step]
    while values[-1] < high:
        values.append(values[0] + len(values) * step)
    return values


@dataclass(frozen=True)
class _Plane:
    x_high: float
    y_low: float
    y_high: float

    def x(self, value: float) -> float:
        return _LEFT + value / (self.x_high or 1) * (WIDTH - _LEFT - _RIGHT)

    def y(self, value: float) -> float:
        share = (value - self.y_low) / ((self.y_high - self.y_low) or 1)
        return HEIGHT - _BOTTOM - share * (HEIGHT - _TOP - _BOTTOM)


def _axis_label(x: float, y: float, tick: float) -> str:
    return _text(x, y, _short(tick), "middle")


def _short(value: float) -> str:
    for size, unit in ((1e6, "M"), (1e3, "k")):
        if abs(value) >= size:
            return f"{value / size:g}{unit}"
    return f"{value:g}"


def _text(x: float, y: float, text: str, anchor: str, size: int = 12, fill: str = "#333") -> str:
    return f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}" font-size="{size}" fill="{fill}">{escape(text)}</text>'


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("logs", nargs="+", metavar="NAME=FILE")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--x", default="pairs", help="field of the log")
    parser.add_argument("--y", default="loss")
    options = parser.parse_args()
    named = [log.partition("=") for log in options.logs]
    curves = [read_curve(name, Path(file), options.x, options.y) for name, _, file in named]
    title = f"{options.y.replace('_', ' ')} by {options.x.replace('_', ' ')}"
    options.out.write_text(
        draw_curves(curves, title, options.x, options.y.replace("_", " ")), "utf8"
    )


if __name__ == "__main__":
    main()
