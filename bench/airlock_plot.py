"""The curve of the airlock as a small SVG: identifiers hidden against ordinary words masked, both on scales that open up near the best."""

from math import log10

WIDE, HIGH, LEFT, RIGHT, TOP, FOOT = 720, 430, 70, 30, 24, 60
LEAST = 0.85
"""The share hidden at the foot of the plot; what lies below stands on the foot."""
CLOSEST = 0.002
"""What is left at the top line: 99.8 % and all stand there."""
OVER = (0.0005, 0.05)
SHARES = (0.85, 0.9, 0.95, 0.97, 0.98, 0.99, 0.995, 1.0)
MASKED = (0.0005, 0.001, 0.002, 0.005, 0.01, 0.02, 0.05)
COLOURS = ("#2f5d50", "#7fb3a0", "#a65a2e", "#d9a37e")
Curve = list[tuple[float, dict[str, float]]]


def plot(curves: dict[str, Curve], chosen: float) -> str:
    """A line for each text; the chosen threshold stands out."""
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDE} {HIGH}" font-family="sans-serif" font-size="13" role="img" aria-label="Identifiers hidden against ordinary words masked">',
        f'<rect width="{WIDE}" height="{HIGH}" fill="#fdfcfa"/>',
        f'<text x="{WIDE / 2}" y="{HIGH - 12}" text-anchor="middle" fill="#333">ordinary words masked</text>',
        f'<text x="16" y="{HIGH / 2}" transform="rotate(-90 16 {HIGH / 2})" text-anchor="middle" fill="#333">identifiers wholly hidden</text>',
        *_grid(),
    ]
    for place, (name, points) in enumerate(curves.items()):
        parts += _line(points, COLOURS[place % len(COLOURS)], chosen)
        y = HIGH - FOOT - 14 - 18 * (len(curves) - 1 - place)
        parts.append(
            f'<text x="{WIDE - RIGHT - 8}" y="{y}" text-anchor="end" fill="{COLOURS[place % len(COLOURS)]}">{name}</text>'
        )
    return "\n".join([*parts, "</svg>\n"])


def _x(over: float) -> float:
    low, high = (log10(bound) for bound in OVER)
    return LEFT + (log10(min(max(over, OVER[0]), OVER[1])) - low) / (high - low) * (WIDE - LEFT - RIGHT)


def _y(whole: float) -> float:
    best, worst = log10(CLOSEST), log10(1 - LEAST)
    return TOP + (log10(min(max(1 - whole, CLOSEST), 1 - LEAST)) - best) / (worst - best) * (HIGH - TOP - FOOT)


def _grid() -> list[str]:
    lines = []
    for share in SHARES:
        y, label = _y(share), f"{share:.1%}" if share == 0.995 else f"{share:.0%}"
        lines.append(f'<path d="M{LEFT} {y:.1f}H{WIDE - RIGHT}" stroke="#e4e0d8"/>')
        lines.append(f'<text x="{LEFT - 8}" y="{y + 4:.1f}" text-anchor="end" fill="#555">{label}</text>')
    for over in MASKED:
        x = _x(over)
        lines.append(f'<path d="M{x:.1f} {TOP}V{HIGH - FOOT}" stroke="#e4e0d8"/>')
        lines.append(f'<text x="{x:.1f}" y="{HIGH - FOOT + 18}" text-anchor="middle" fill="#555">{over:.2%}</text>')
    return lines


def _line(points: Curve, colour: str, chosen: float) -> list[str]:
    spots = [(_x(point["over"]), _y(point["whole"]), threshold) for threshold, point in points]
    path = " ".join(f"{x:.1f},{y:.1f}" for x, y, _ in spots)
    marks = [
        f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{6 if threshold == chosen else 3}" fill="{colour}"/>'
        f'<text x="{x:.1f}" y="{y + 17:.1f}" text-anchor="middle" fill="{colour}" font-size="10">{threshold}</text>'
        for x, y, threshold in spots
    ]
    return [f'<polyline points="{path}" fill="none" stroke="{colour}" stroke-width="2"/>', *marks]
