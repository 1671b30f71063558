"""Compare what Python in the browser gives with what Python gave at build time."""

from __future__ import annotations

import re
from typing import Any

TOLERANCE = 1e-12

_NUMBER = re.compile(r"[-+]?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?", re.IGNORECASE)


def close(a: float, b: float) -> bool:
    return abs(a - b) <= TOLERANCE * max(1.0, abs(b))


def differences(here: Any, build: Any, place: str = "plots") -> list[str]:
    """Where two JSON values differ, numbers by more than the tolerance; empty if nowhere."""
    if isinstance(here, float | int) and isinstance(build, float | int):
        return [] if close(here, build) else [f"{place}: {here!r}, at the build {build!r}"]
    if isinstance(here, dict) and isinstance(build, dict) and here.keys() == build.keys():
        return [
            text for key in here for text in differences(here[key], build[key], f"{place}.{key}")
        ]
    if isinstance(here, list) and isinstance(build, list) and len(here) == len(build):
        pairs = enumerate(zip(here, build, strict=True))
        return [text for n, (a, b) in pairs for text in differences(a, b, f"{place}[{n}]")]
    return [] if here == build else [f"{place}: {here!r}, at the build {build!r}"]


def text_differences(here: str, build: str, place: str) -> list[str]:
    """Where two printed texts differ, the numbers in them by more than the tolerance."""
    words = differences(_NUMBER.split(here), _NUMBER.split(build), place)
    return words or differences(_numbers(here), _numbers(build), f"{place}, number")


def _numbers(text: str) -> list[float]:
    return [float(number) for number in _NUMBER.findall(text)]
