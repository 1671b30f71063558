"""What holds of any message of a worker, and of any run: the page reads the one and no other."""

from __future__ import annotations

import asyncio
import json
import warnings
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.node import CASES, FEW, Node, node
from textbook.runtime.cell import CellResult, run_cell
from textbook.runtime.limits import MESSAGE_CHARACTERS, NAME_CHARACTERS, VALUE_CHARACTERS

RUNS = st.integers(0, 2**53 - 1)
TEXTS = st.one_of(st.text(max_size=20), st.sampled_from(["\ud800", "<img src=x>", "__proto__"]))
OR_NULL = st.one_of(st.none(), TEXTS)
ERRORS = st.fixed_dictionaries(
    {
        "type": TEXTS,
        "message": TEXTS,
        "line": st.one_of(st.none(), RUNS),
        "traceback": TEXTS,
        "hint": OR_NULL,
        "cell": TEXTS,
    }
)
NOTES = st.fixed_dictionaries({"cell": TEXTS, "line": RUNS, "text": TEXTS})
KINDS: dict[str, dict[str, st.SearchStrategy[Any]]] = {
    "booted": {},
    "boot-failed": {"message": TEXTS},
    "fatal": {"message": TEXTS},
    "began": {"run": RUNS},
    "print": {"run": RUNS, "stream": st.sampled_from(["stdout", "stderr"]), "text": TEXTS},
    "plot": {
        "run": RUNS,
        "line": st.one_of(st.none(), RUNS),
        "text": OR_NULL,
        "notes": st.lists(TEXTS, max_size=5),
        "problem": OR_NULL,
    },
    "done": {
        "run": RUNS,
        "state": st.sampled_from(["ok", "error"]),
        "value": OR_NULL,
        "error": st.one_of(st.none(), ERRORS),
        "notes": st.lists(NOTES, max_size=3),
        "took": RUNS,
    },
    "checked": {"run": RUNS, "damaged": st.booleans()},
}
HONEST = st.one_of(
    [st.fixed_dictionaries({"kind": st.just(kind), **parts}) for kind, parts in KINDS.items()]
)
ODD = st.sampled_from(["undefined", "nan", "bigint", "date", "map", "bytes", "boxed", "cycle"]).map(
    lambda name: {"odd": name}
)
# Nothing in any place of a message.
WRONG = st.one_of(
    ODD,
    st.sampled_from(
        [-1, 0.5, 2**53, {}, {"type": 1}, [1], [["x"]], {"toString": None}, ["x"] * 101]
    ),
)
NUMBERS = st.floats(allow_nan=False, allow_infinity=False)
ANY = st.recursive(
    st.one_of(st.none(), st.booleans(), NUMBERS, TEXTS, ODD),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3),
        st.dictionaries(st.one_of(TEXTS, st.sampled_from(["kind", "run"])), inner, max_size=4),
    ),
    max_leaves=6,
)

SETTINGS = settings(deadline=None, suppress_health_check=list(HealthCheck))


@pytest.fixture(scope="module")
def page() -> Iterator[Node]:
    with node(Path(__file__).with_name("answer-messages.mjs")) as running:
        yield running


@pytest.mark.parametrize("cases", CASES)
def test_honest_messages_are_read_and_no_others(
    page: Node, cases: int, record_property: Any
) -> None:
    @settings(SETTINGS, max_examples=cases, derandomize=cases <= FEW)
    @given(HONEST, st.data())
    def holds(message: dict[str, Any], data: st.DataObject) -> None:
        assert page.ask(message) == {"read": True}
        key = data.draw(st.sampled_from(list(message)))
        if data.draw(st.booleans()):
            forged = {**message, key: data.draw(WRONG)}
        else:
            forged = {name: part for name, part in message.items() if name != key}
        assert page.ask(forged) == {"read": False}, forged

    holds()
    record_property("told", f"messages: {cases:,} honest ones read, as many forged ones refused")


@pytest.mark.parametrize("cases", CASES)
def test_no_message_of_any_shape_makes_the_check_throw(page: Node, cases: int) -> None:
    @settings(SETTINGS, max_examples=cases, derandomize=cases <= FEW)
    @given(ANY)
    def holds(message: Any) -> None:
        answer = page.ask(message)
        assert "thrown" not in answer
        known = isinstance(message, dict) and message.get("kind") == "booted"
        assert answer["read"] <= known

    holds()


# What an exception class or a value of the reader's may answer when it is asked for its text.
ANSWERS = st.sampled_from(
    [
        *("'text'", "'<b>' * 10**6", "'\\ud800'", "'\\0'", "5", "None", "Lying('x')"),
        *("1 / 0", "self.stop()", "str(self.missing)"),
    ]
)
NAMES = st.sampled_from(["E", "<img src=x onerror=alert(1)>", "é" * 1000, "\\u202e", "x y", ""])
BASES = st.sampled_from(
    [
        *("Exception", "BaseException", "SystemExit", "KeyboardInterrupt", "GeneratorExit"),
        *("StopIteration", "SyntaxError", "KeyError", "ImportError", "NameError"),
    ]
)
PARTS = st.sampled_from(
    ["1", "None", "'x'", "'<b>'", "-7", "10**30", "[]", "{}", "object()", "Odd()", "1.5", "'it'"]
)
FIELDS = st.dictionaries(
    st.sampled_from(
        [
            "filename",
            "lineno",
            "offset",
            "text",
            "msg",
            "name",
            "args",
            "__notes__",
            "obj",
            "end_lineno",
        ]
    ),
    PARTS,
    max_size=4,
)

PRELUDE = """\
class Lying(str):
    def __len__(self): return -1
    def __getitem__(self, at): raise SystemExit
    def encode(self, *more): return b''
class Base:
    def stop(self): raise KeyboardInterrupt
class Odd(Base):
    def __repr__(self): return {answer}
    __str__ = __repr__
    def __eq__(self, other): raise SystemExit
    __hash__ = None
"""
RAISING = """\
error = type({name!r}, (Base, {base}), {{'__str__': Odd.__repr__, '__repr__': Odd.__repr__}})()
for key, part in ({fields}).items():
    try: setattr(error, key, part)
    except BaseException: pass
"""
ENDS = st.sampled_from(
    [
        *("raise error", "raise error from error", "raise BaseExceptionGroup('g', [error, error])"),
        *("error", "Odd()", "[Odd()]", "print(Odd())", "print(Lying('y' * 99))", "Lying('z')"),
        *("import sys\nsys.stdout.write(Lying('w'))", "raise Odd()", "Odd() == 1", "{Odd()}"),
        *("try: raise error\nexcept BaseException as other: raise ValueError(other)", "del Base"),
    ]
)


@st.composite
def programs(draw: st.DrawFn) -> str:
    """A program that ends in an odd value or an odd exception."""
    fields = "{" + ", ".join(f"{key!r}: {part}" for key, part in draw(FIELDS).items()) + "}"
    raising = RAISING.format(name=draw(NAMES), base=draw(BASES), fields=fields)
    return PRELUDE.format(answer=draw(ANSWERS)) + raising + draw(ENDS)


SOURCES = st.one_of(
    programs(),
    programs(),
    st.text(max_size=30),
    st.text("()[]{}:=+-*/%@!~^&|<>.,;'\"\\ \n\t\r\f\0xy01_ifdeflambda#\ud800\ufeff", max_size=30),
)


def result_of(source: str) -> tuple[CellResult, list[tuple[str, str]]]:
    printed: list[tuple[str, str]] = []

    def run() -> CellResult:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return asyncio.run(
                run_cell("it", source, [], lambda stream, text: printed.append((stream, text)))
            )

    # In a thread of its own: Playwright keeps an event loop in the tests' thread.
    with ThreadPoolExecutor(1) as thread:
        return thread.submit(run).result(), printed


@pytest.mark.parametrize("cases", CASES)
def test_however_a_program_ends_the_page_can_read_it(
    page: Node, cases: int, record_property: Any
) -> None:
    told = {"ok": 0, "error": 0}

    @settings(SETTINGS, max_examples=cases // 5, derandomize=cases <= FEW)
    @given(SOURCES)
    def holds(source: str) -> None:
        result, printed = result_of(source)
        error = result["error"]
        sent = {"value": result["value"], "error": error and {**error, "cell": result["failed_in"]}}
        message: dict[str, Any] = {"kind": "done", "run": 1, "state": result["state"], **sent}
        message |= {"took": 1, "notes": result["notes"]}
        assert page.ask(message) == {"read": True}, message
        assert all(type(text) is str and stream for stream, text in printed)
        assert len(json.dumps(sent)) < 10 * VALUE_CHARACTERS
        if error:
            assert len(error["type"]) < NAME_CHARACTERS + 50
            assert len(error["message"]) < MESSAGE_CHARACTERS + 50
            lines = max(1, len(source.splitlines()))
            assert error["line"] is None or 1 <= error["line"] <= lines + 1
        told[result["state"]] += 1

    holds()
    assert all(told.values())
    record_property("told", f"programs: {told}, the end of each read by the page")
