"""Bars as SVG for the docs: readable in light and dark, with a title and a description, and the same bytes for the same figures.

They are written to `docs/measured`, or to the folder that `PLOTS` names.
"""

import os
from collections.abc import Sequence
from html import escape
from pathlib import Path

LEFT, WIDE, ROW, TOP = 210, 430, 24, 58
COLOURS = ("#1d6f5c", "#b9822b", "#7a6fb0")
PLOTS = Path(os.environ.get("PLOTS") or Path(__file__).resolve().parents[1] / "docs" / "measured")
STYLE = (
    "text{font:13px system-ui,sans-serif;fill:#222}.t{font-weight:600;font-size:15px}.l{stroke:#bbb}"
    "@media(prefers-color-scheme:dark){text{fill:#eee}.l{stroke:#555}}"
)


def bars(name: str, title: str, series: Sequence[str], rows: Sequence[tuple[str, Sequence[tuple[int, int]]]]) -> None:
    """One group of bars a row: `(name, ((hits, all), ...))`, one pair a series; written as a share of 100 %."""
    height = TOP + len(rows) * ROW * len(series) + 12
    told = "; ".join(f"{row}: " + ", ".join(f"{hits} of {whole}" for hits, whole in pairs) for row, pairs in rows)
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {LEFT + WIDE + 120} {height}" role="img" aria-labelledby="t d">',
        f'<title id="t">{escape(title)}</title><desc id="d">{escape(told)}</desc><style>{STYLE}</style>',
        f'<text class="t" x="8" y="20">{escape(title)}</text>',
    ]
    at = 8
    for colour, one in zip(COLOURS, series, strict=False):
        parts.append(
            f'<rect x="{at}" y="32" width="12" height="12" fill="{colour}"/><text x="{at + 18}" y="43">{escape(one)}</text>'
        )
        at += 40 + 8 * len(one)
    for share in (0, 25, 50, 75, 100):
        x = LEFT + WIDE * share / 100
        parts.append(f'<path class="l" d="M{x:.0f} {TOP - 6}V{height - 8}"/>')
    y = TOP
    for row, pairs in rows:
        parts.append(f'<text x="{LEFT - 8}" y="{y + 15}" text-anchor="end">{escape(row)}</text>')
        for colour, (hits, whole) in zip(COLOURS, pairs, strict=False):
            share = hits / whole if whole else 0
            parts.append(f'<rect x="{LEFT}" y="{y + 3}" width="{WIDE * share:.1f}" height="{ROW - 8}" fill="{colour}"/>')
            parts.append(f'<text x="{LEFT + WIDE * share + 6:.1f}" y="{y + 15}">{hits} of {whole}</text>')
            y += ROW
    (PLOTS / f"{name}.svg").write_text("\n".join([*parts, "</svg>"]) + "\n", encoding="utf-8")
