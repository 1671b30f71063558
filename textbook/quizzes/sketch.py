"""Small drawings of curves, as SVG that needs no script."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import escape

Range = Sequence[float]

WIDTH, HEIGHT = 360, 230
LEFT, RIGHT, TOP, BOTTOM = 38, 12, 10, 26
# Enough for a smooth curve; an odd number has the middle of the range in it.
POINTS = 121


def grid(range_: Range, points: int = POINTS) -> list[float]:
    """Numbers that are evenly spaced over the range."""
    low, high = range_
    return [low + (high - low) * index / (points - 1) for index in range(points)]


def ticks(range_: Range, most: int = 7) -> list[float]:
    """Round numbers in the range."""
    low, high = range_
    rough = (high - low) / (most - 1)
    power = 10.0 ** math.floor(math.log10(rough))
    step = next(power * factor for factor in (1, 2, 5, 10) if power * factor >= rough * 0.999)
    first, last = math.ceil(low / step - 1e-9), math.floor(high / step + 1e-9)
    return [round(index * step, 12) for index in range(first, last + 1)]


@dataclass(frozen=True)
class Sketch:
    """Axes with round numbers; the inner part has the coordinates that `place` gives."""

    x_range: Range
    y_range: Range

    @classmethod
    def around(cls, x: Sequence[float], lines: Sequence[Sequence[float]]) -> Sketch:
        """The sketch that holds all of these lines."""
        values = [value for line in lines for value in line if math.isfinite(value)] or [0.0, 1.0]
        low, high = min(values), max(values)
        room = 0.06 * (high - low) or 1.0
        return cls((x[0], x[-1]), (low - room, high + room))

    @property
    def width(self) -> int:
        return WIDTH - LEFT - RIGHT

    @property
    def height(self) -> int:
        return HEIGHT - TOP - BOTTOM

    def place(self, x: float, y: float) -> tuple[float, float]:
        """Where a point is, in units of the drawing, inside the axes."""
        (left, right), (low, high) = self.x_range, self.y_range
        return (
            (x - left) / (right - left) * self.width,
            (high - y) / (high - low) * self.height,
        )

    def path(self, x: Sequence[float], y: Sequence[float], name: str) -> str:
        """A line through the points; what is not finite is a gap."""
        parts, pen = [], "M"
        for a, b in zip(x, y, strict=True):
            if not math.isfinite(b):
                pen = "M"
                continue
            across, down = self.place(a, b)
            # Far outside there is nothing to be seen, and numbers are long.
            down = min(max(down, -self.height), 2 * self.height)
            parts.append(f"{pen}{across:.1f} {down:.1f}")
            pen = "L"
        return f'<path class="sketch-{name}" d="{"".join(parts)}"/>'

    def svg(self, inside: str, label: str, extra: str = "") -> str:
        """The drawing; `inside` is clipped at the axes, `extra` is not."""
        return (
            f'<svg class="sketch" viewBox="0 0 {WIDTH} {HEIGHT}" role="img" '
            f'aria-label="{escape(label)}">{self._axes()}'
            f'<svg class="sketch-inside" aria-hidden="true" x="{LEFT}" y="{TOP}" '
            f'width="{self.width}" height="{self.height}">{inside}</svg>{extra}</svg>'
        )

    def figure(self, x: Sequence[float], lines: Mapping[str, Sequence[float]], label: str) -> str:
        """A figure of lines, by their names; the label stands below it too."""
        paths = "".join(self.path(x, y, name) for name, y in lines.items())
        svg = self.svg(paths, label)
        return f'<figure>{svg}<figcaption aria-hidden="true">{escape(label)}.</figcaption></figure>'

    def _axes(self) -> str:
        parts = []
        for x in ticks(self.x_range):
            across = LEFT + self.place(x, self.y_range[0])[0]
            name = "axis" if x == 0 else "grid"
            parts.append(
                f'<path class="sketch-{name}" d="M{across:.1f} {TOP}v{self.height}"/>'
                f'<text x="{across:.1f}" y="{HEIGHT - 8}" text-anchor="middle">{number(x)}</text>'
            )
        for y in ticks(self.y_range, 6):
            down = TOP + self.place(self.x_range[0], y)[1]
            name = "axis" if y == 0 else "grid"
            parts.append(
                f'<path class="sketch-{name}" d="M{LEFT} {down:.1f}h{self.width}"/>'
                f'<text x="{LEFT - 6}" y="{down + 4:.1f}" text-anchor="end">{number(y)}</text>'
            )
        return f'<g aria-hidden="true">{"".join(parts)}</g>'


def number(value: float, digits: int = 6) -> str:
    """A number as it is read, with a real minus."""
    return f"{value + 0.0:.{digits}g}".replace("-", "−").replace("e−0", "e−")
