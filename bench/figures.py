"""The arithmetic of the report: samples in, figures out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

Samples = Mapping[str, Sequence[float]]


@dataclass(frozen=True)
class Summary:
    """What is told of one row."""

    median: float
    low: float
    high: float
    p95: float
    count: int


def percentile(samples: Sequence[float], share: float) -> float:
    """The value that `share` (0 to 1) of the samples do not exceed, between two if need be."""
    ordered = sorted(samples)
    place = share * (len(ordered) - 1)
    below = int(place)
    above = min(below + 1, len(ordered) - 1)
    return ordered[below] + (place - below) * (ordered[above] - ordered[below])


def summary(samples: Sequence[float]) -> Summary:
    """The summary of at least one sample."""
    return Summary(
        median=percentile(samples, 0.5),
        low=min(samples),
        high=max(samples),
        p95=percentile(samples, 0.95),
        count=len(samples),
    )


def figure(samples: Samples, expression: str) -> float | None:
    """The value of `row`, `row@p95`, or of two of these with `/` between; None if one is missing.

    A row's plain name is its median. Ratios are those of medians (or percentiles), since a sample
    of one page has no partner among those of another.
    """
    parts = [_value(samples, part.strip()) for part in expression.split("/")]
    if any(part is None for part in parts):
        return None
    first, *rest = [part for part in parts if part is not None]
    for divisor in rest:
        if divisor == 0:
            return None
        first /= divisor
    return first


def _value(samples: Samples, name: str) -> float | None:
    row, _, which = name.partition("@")
    # A sum is asked for where a floor has several parts.
    values = [samples.get(part) for part in row.split("+")]
    if not all(values):
        return None
    return sum(
        percentile(value, 0.95 if which == "p95" else 0.5) for value in values if value is not None
    )
