"""Bad inputs, each with the reaction that it must get; after each the page lives and runs on."""

from __future__ import annotations

import json
import re
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.cells import START, begin, cell, part, run, wait_for_state
from tests.browser.conftest import watched
from textbook.plot_data import SCHEMA
from textbook.runtime.limits import OUTPUT_CHARACTERS

INPUTS = [
    given
    for name in ("bad_inputs", "more_bad_inputs")
    for given in json.loads((Path(__file__).parents[1] / f"{name}.json").read_text("utf-8"))[
        "inputs"
    ]
]

# Milliseconds within which every input gets its reaction, and within which Stop stops.
REACTION = 15_000
STOP = 2_000

PLOT_KEYS = set(SCHEMA["$defs"]["plot"]["properties"])

# Inputs that take minutes on a slow machine.
LONG = {"memgrow"}

# What the clean program after a bad one uses: damaged Python would show here.
CLEAN = """\
import json, js, numpy as np
x = np.linspace(0, 1, 3)
print(len(x))
js.window.py_plot_data = json.dumps([{"x_data": x.tolist(), "lines": [{"data": [1, 2, 3]}]}])
x.sum().item()
"""


def code_of(given: dict[str, Any]) -> str:
    """The program of an input; a payload is assigned as it stands."""
    if "payload" in given:
        return f"import js\njs.window.py_plot_data = {given['payload']!r}"
    return str(given["code"])


def is_long(given: dict[str, Any]) -> bool:
    return given["id"] in LONG or given.get("long", False)


def inputs(*reactions: str) -> list[Any]:
    """The inputs that must get one of `reactions`, as parameters."""
    return [
        pytest.param(given, id=given["id"], marks=[pytest.mark.long] * is_long(given))
        for given in INPUTS
        if given["reaction"] in reactions
    ]


def test_every_input_is_tried() -> None:
    assert {given["reaction"] for given in INPUTS} == set(TRIED)


TRIED = (
    *("ok", "ok+restart", "err", "stop", "fatal", "err|fatal", "limit"),
    *("chart", "chart+note", "reject", "clear"),
)


# What Pyodide and the engine say to the console when a program brings Python down.
DEATH = re.compile(
    r"^$|fatal error|maximum call stack|memory access out of bounds|exit\(\d+\)|terminated|aborted"
    r"|unreachable|null function|invalid address|sys.excepthook|the fatal error was",
    re.IGNORECASE,
)


@pytest.fixture(scope="module")
def started(browser: Browser, book_url: str) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 1280, "height": 900}, service_workers="block")
    with watched(context, expected=DEATH) as page:
        page.set_default_timeout(START)
        page.goto(f"{book_url}relu/")
        part(page, "relu", "plots").scroll_into_view_if_needed()
        yield page
    context.close()


@pytest.fixture
def relu(started: Page) -> Page:
    """The page with Python started and one chart drawn."""
    runs_clean(started)
    return started


def runs_clean(page: Page) -> None:
    """A clean program does all it should."""
    result = run(page, "relu", CLEAN)
    assert (result["state"], result["stdout"], result["value"]) == ("ok", "3\n", "1.5")
    assert result["plots"] == [{"x_data": [0, 0.5, 1], "lines": [{"data": [1, 2, 3]}]}]
    expect(charts(page)).to_have_count(1)
    expect(part(page, "relu", "stdout")).to_have_text("3")
    page.wait_for_function("document.querySelector('#cell-relu plot-chart').chart !== null")


def charts(page: Page) -> Any:
    return part(page, "relu", "plots").locator("plot-chart")


@pytest.fixture
def report(
    relu: Page, request: pytest.FixtureRequest, record_property: Any, given: dict[str, Any]
) -> Iterator[None]:
    """Tell, where all inputs are tried, how long the page was busy at most while one was."""
    relu.evaluate(WATCH_FRAMES)
    began = time.monotonic()
    yield
    if request.config.getoption("markexpr") != "not long":
        frame = relu.evaluate("Math.round(longestFrame)")
        took = time.monotonic() - began
        name, reaction = given["id"], given["reaction"]
        record_property("told", f"{name:<26}{reaction:<12}{took:5.1f} s, longest frame {frame} ms")


WATCH_FRAMES = """() => {
  const watched = 'longestFrame' in window;
  window.longestFrame = 0;
  if (watched) return;
  let last = performance.now();
  const look = () => {
    const now = performance.now();
    window.longestFrame = Math.max(window.longestFrame, now - last);
    last = now;
    requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
}"""


def react(page: Page, given: dict[str, Any]) -> dict[str, Any]:
    """What `run()` resolves to for the input, within the time for a reaction."""
    page.evaluate(
        """(source) => {
          const cell = document.getElementById('cell-relu');
          window.reaction = null;
          cell.source = source;
          cell.run().then((result) => { window.reaction = result; });
        }""",
        code_of(given),
    )
    page.wait_for_function("reaction !== null", timeout=REACTION)
    result: dict[str, Any] = page.evaluate("JSON.parse(JSON.stringify(reaction))")
    wait_for_state(page, "relu", result["state"])
    unharmed = "[({}).polluted, ({}).p, window.pwn].every((trace) => trace === undefined)"
    assert page.evaluate(unharmed)
    assert cell(page, "relu").locator("img").count() == 0
    return result


@pytest.mark.usefixtures("report")
@pytest.mark.parametrize("given", inputs("ok", "ok+restart"))
def test_it_runs_and_leaves_nothing(relu: Page, given: dict[str, Any]) -> None:
    result = react(relu, given)
    assert (result["state"], result["error"]) == ("ok", None)
    runs_clean(relu)


@pytest.mark.usefixtures("report")
@pytest.mark.parametrize("given", inputs("err"))
def test_the_error_is_named_at_its_line(relu: Page, given: dict[str, Any]) -> None:
    result = react(relu, given)
    assert result["state"] == "error"
    error = result["error"]
    if "error" in given:
        assert error["type"].rpartition(".")[2] == given["error"]
    assert 1 <= error["line"] <= len(code_of(given).splitlines())
    shown = part(relu, "relu", "error").locator(".cell-error-summary")
    expect(shown).to_contain_text(error["type"])
    expect(shown).to_contain_text(f"Line {error['line']}")
    runs_clean(relu)


@pytest.mark.usefixtures("report")
@pytest.mark.parametrize("given", inputs("stop"))
def test_stop_ends_it_at_once(relu: Page, given: dict[str, Any]) -> None:
    begin(relu, "relu", code_of(given))
    cell(relu, "relu").get_by_role("button", name="Stop").click()
    relu.wait_for_selector('#cell-relu[data-state="stopped"]', timeout=STOP)
    assert relu.evaluate("begun.then(({ state }) => state)") == "stopped"
    runs_clean(relu)


@pytest.mark.usefixtures("report")
@pytest.mark.parametrize("given", inputs("fatal"))
def test_the_death_of_python_is_told_and_survived(relu: Page, given: dict[str, Any]) -> None:
    result = react(relu, given)
    assert result["state"] == "error"
    assert result["error"]["message"]
    expect(part(relu, "relu", "error")).to_contain_text("Python has been started afresh")
    runs_clean(relu)


@pytest.mark.usefixtures("report")
@pytest.mark.parametrize("given", inputs("err|fatal"))
def test_a_full_stack_is_told_by_python_or_as_its_death(relu: Page, given: dict[str, Any]) -> None:
    result = react(relu, given)
    assert result["state"] == "error"
    shown = part(relu, "relu", "error")
    if result["error"]["type"] == "Crash":
        expect(shown).to_contain_text("nested too deeply")
        expect(shown).to_contain_text("Python has been started afresh")
    else:
        assert result["error"]["type"] == given["error"]
    runs_clean(relu)


@pytest.mark.usefixtures("report")
@pytest.mark.parametrize("given", inputs("limit"))
def test_output_is_cut_with_a_sentence(relu: Page, given: dict[str, Any]) -> None:
    result = react(relu, given)
    assert result["error"]["type"] == given["error"]
    assert len(result["stdout"]) == OUTPUT_CHARACTERS
    expect(part(relu, "relu", "error")).to_contain_text("which is the limit")
    runs_clean(relu)


@pytest.mark.usefixtures("report")
@pytest.mark.parametrize("given", inputs("chart", "chart+note"))
def test_it_is_drawn_with_a_note_where_something_was_adapted(
    relu: Page, given: dict[str, Any]
) -> None:
    result = react(relu, given)
    assert result["state"] == "ok"
    assert result["plots"]
    assert all(set(plot) <= PLOT_KEYS for plot in result["plots"])
    expect(charts(relu)).to_have_count(len(result["plots"]))
    notes = charts(relu).evaluate_all("(all) => all.flatMap(({ notes }) => notes)")
    adapted = [note for note in notes if "unknown key" not in note]
    assert bool(adapted) == (given["reaction"] == "chart+note")
    expect(charts(relu).locator(".plot-notes li")).to_have_text(notes)
    runs_clean(relu)


@pytest.mark.usefixtures("report")
@pytest.mark.parametrize("given", inputs("reject"))
def test_it_is_refused_by_a_sentence(relu: Page, given: dict[str, Any]) -> None:
    result = react(relu, given)
    assert (result["state"], result["plots"]) == ("error", [])
    assert result["error"]["type"] == "PlotDataError"
    expect(part(relu, "relu", "error")).to_contain_text(result["error"]["message"])
    runs_clean(relu)


@pytest.mark.usefixtures("report")
@pytest.mark.parametrize("given", inputs("clear"))
def test_it_clears_the_chart(relu: Page, given: dict[str, Any]) -> None:
    result = react(relu, given)
    assert (result["state"], result["plots"]) == ("ok", [])
    expect(charts(relu)).to_have_count(0)
    runs_clean(relu)
