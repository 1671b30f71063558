"""The plot contract: what a program assigns to `js.window.py_plot_data` is what is drawn."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.cells import START, part, run
from tests.browser.compare import differences
from tests.browser.python.python import boots
from tests.browser.seed_programs import PROGRAMS
from textbook.plot_data import read_plots
from textbook.prerender import prerender

EXAMPLE = """\
import json
import js
js.window.py_plot_data = json.dumps([{
    "title": "...", "x_label": "x", "y_label": "f(x)", "x_data": [-1, 0, 1],
    "lines": [{"label": "ReLU(x)", "data": [0, 0, 1], "color": "#3b82f6"}],
}])
"""

# A program that plots `count` charts, each a list of plots as Python writes it.
PLOT = "import json, js\njs.window.py_plot_data = json.dumps({})"


@pytest.fixture(scope="module")
def relu(warm_page: Page, book_url: str) -> Page:
    warm_page.set_default_timeout(START)
    warm_page.goto(f"{book_url}relu/")
    part(warm_page, "relu", "plots").scroll_into_view_if_needed()
    return warm_page


def plotted(page: Page, source: str) -> list[dict[str, Any]]:
    """The plots of a run that must be well."""
    result = run(page, "relu", source)
    assert result["state"] == "ok", result["error"]
    plots: list[dict[str, Any]] = result["plots"]
    return plots


def plot(page: Page, *plots: dict[str, Any]) -> None:
    """Let the cell plot `plots`, and wait until the charts are drawn."""
    plotted(page, PLOT.format(list(plots)))
    page.wait_for_function(
        """count => {
          const charts = document.querySelectorAll('#cell-relu plot-chart');
          return charts.length === count && [...charts].every(({ chart }) => chart !== null);
        }""",
        arg=len(plots),
    )


def charts(page: Page) -> Locator:
    return part(page, "relu", "plots").locator("plot-chart")


def chart(page: Page, expression: str) -> Any:
    """What an expression of the first Chart.js `chart` gives."""
    return charts(page).first.evaluate(f"({{ chart }}) => {expression}")


def line(**keys: Any) -> dict[str, Any]:
    """A plot with one line that has these keys."""
    return {"x_data": [1, 2, 3], "lines": [{"label": "f", "data": [4, 5, 6], **keys}]}


def test_the_example_of_the_contract_works_verbatim(relu: Page) -> None:
    assert plotted(relu, EXAMPLE) == [
        {
            "title": "...",
            "x_label": "x",
            "y_label": "f(x)",
            "x_data": [-1, 0, 1],
            "lines": [{"label": "ReLU(x)", "data": [0, 0, 1], "color": "#3b82f6"}],
        }
    ]
    expect(charts(relu).locator(".plot-title")).to_have_text("...")


@pytest.mark.parametrize("source", PROGRAMS.values(), ids=PROGRAMS)
def test_a_program_of_the_first_chapter_works_verbatim(relu: Page, source: str) -> None:
    build = prerender("cell-relu", source)
    assert build.plots
    plots = plotted(relu, source)
    assert not differences(plots, read_plots(build.plots))
    expect(charts(relu)).to_have_count(len(plots))
    expect(charts(relu).locator(".plot-title")).to_have_text([plot["title"] for plot in plots])


def test_there_are_as_many_charts_as_plots(relu: Page) -> None:
    plot(relu, line(), line(), line())
    plot(relu, line())
    plot(relu, line(), line())
    plotted(relu, "1")
    expect(charts(relu)).to_have_count(0)


def test_an_update_changes_the_chart_in_place(relu: Page) -> None:
    plot(relu, line())
    charts(relu).first.evaluate("element => { window.before = [element, element.chart]; }")
    plot(relu, line(data=[7, 8, 9]))
    same = "element => element === before[0] && element.chart === before[1]"
    assert charts(relu).first.evaluate(same)
    assert chart(relu, "chart.data.datasets[0].data.map(({ y }) => y)") == [7, 8, 9]


def test_a_loop_of_assignments_animates_and_the_last_is_kept(relu: Page) -> None:
    plot(relu, line())
    relu.evaluate(
        """() => {
          window.frames_seen = [];
          document.getElementById('cell-relu').addEventListener('plot-drawn', ({ target }) => {
            const [{ y }] = target.chart.data.datasets[0].data;
            frames_seen.push(y);
          });
        }"""
    )
    plots = plotted(
        relu,
        "import json, js, time\n"
        "for step in range(100, 130):\n"
        "    js.window.py_plot_data = json.dumps(\n"
        '        [{"x_data": [1], "lines": [{"label": "f", "data": [step]}]}])\n'
        "    time.sleep(0.1)\n",
    )
    assert plots == [{"x_data": [1], "lines": [{"label": "f", "data": [129]}]}]
    seen = [frame for frame in relu.evaluate("frames_seen") if frame >= 100]
    assert len(set(seen)) > 5
    assert seen == sorted(seen)
    assert seen[-1] == 129


def test_a_burst_is_drawn_at_the_screens_rate(relu: Page) -> None:
    plot(relu, line())
    relu.evaluate(
        """() => {
          window.drawn = 0;
          document.getElementById('cell-relu').addEventListener('plot-drawn', () => drawn += 1);
        }"""
    )
    plots = plotted(
        relu,
        "import json, js\n"
        "for step in range(3000):\n"
        "    js.window.py_plot_data = json.dumps(\n"
        '        [{"x_data": [1], "lines": [{"label": "f", "data": [step]}]}])\n',
    )
    assert plots[0]["lines"][0]["data"] == [2999]
    assert chart(relu, "chart.data.datasets[0].data[0].y") == 2999
    assert relu.evaluate("drawn") < 1000


def test_log_scales(relu: Page) -> None:
    plot(relu, {**line(), "x_scale": "log", "y_scale": "log"})
    assert chart(relu, "[chart.scales.x.type, chart.scales.y.type]") == ["logarithmic"] * 2


def test_ranges_are_the_ends_of_the_axes(relu: Page) -> None:
    plot(relu, {**line(), "x_range": [-10, 10], "y_range": [0, 100]})
    scales = "[chart.scales.x, chart.scales.y].map(({ min, max }) => [min, max])"
    assert chart(relu, scales) == [[-10, 10], [0, 100]]


def test_a_line_may_be_dashed(relu: Page) -> None:
    plot(relu, line(dash=True))
    assert chart(relu, "chart.getDatasetMeta(0).dataset.options.borderDash.length") > 0


@pytest.mark.parametrize(("step", "jump"), [("before", 1), ("middle", 1.5), ("after", 2)])
def test_a_step_is_drawn_where_its_name_says(relu: Page, step: str, jump: float) -> None:
    plot(relu, line(step=step))
    first = chart(
        relu,
        """{
          const corners = [];
          const note = (x, y) => corners.push([
            chart.scales.x.getValueForPixel(x), chart.scales.y.getValueForPixel(y)]);
          chart.getDatasetMeta(0).dataset.path({ moveTo: note, lineTo: note });
          return corners.filter(([, y], i) => i && Math.abs(y - corners[i - 1][1]) > 0.5)[0];
        }""",
    )
    assert first == pytest.approx([jump, 5], abs=0.01)


def test_a_line_may_be_points_only(relu: Page) -> None:
    plot(relu, line(points=True))
    assert chart(relu, "chart.data.datasets[0].showLine") is False
    assert chart(relu, "chart.getDatasetMeta(0).data[0].options.radius") > 0


def test_a_line_may_have_its_own_x(relu: Page) -> None:
    plot(relu, {"lines": [{"label": "f", "data": [4, 5], "x_data": [0.25, 0.75]}]})
    points = "chart.data.datasets[0].data.map(({ x, y }) => [x, y])"
    assert chart(relu, points) == [[0.25, 4], [0.75, 5]]


def test_axes_are_named(relu: Page) -> None:
    plot(relu, {**line(), "x_label": "input", "y_label": "output"})
    titles = "[chart.scales.x, chart.scales.y].map(({ options }) => options.title.text)"
    assert chart(relu, titles) == ["input", "output"]


def test_lines_are_told_apart_without_their_colours(relu: Page) -> None:
    data = {"data": [4, 5, 6], "color": "#3b82f6"}
    plot(relu, {"x_data": [1, 2, 3], "lines": [{"label": str(n), **data} for n in range(4)]})
    looks = chart(
        relu,
        """[0, 1, 2, 3].map((n) => JSON.stringify([
          chart.getDatasetMeta(n).dataset.options.borderDash,
          chart.getDatasetMeta(n).data[0].options.pointStyle,
          chart.getDatasetMeta(n).data[0].options.radius]))""",
    )
    assert len(set(looks)) == 4


def test_plot_of_the_book_draws_in_one_call_and_leaves_python_as_it_was(relu: Page) -> None:
    program = "import numpy as np\nfrom book import plot\nx = np.linspace(-1, 1, 3)\n"
    first = plotted(relu, f"{program}plot(x, {{'f': np.abs, 'level': 0.5}}, title='first')")
    assert [plot["title"] for plot in first] == ["first"]
    assert [line["data"] for line in first[0]["lines"]] == [[1, 0, 1], [0.5, 0.5, 0.5]]
    python = boots(relu)
    second = plotted(relu, f"{program}plot(x, x, title='second')")
    assert [plot["title"] for plot in second] == ["second"]
    wrong = run(relu, "relu", f"{program}plot(x, {{'f': x[:2]}})")
    assert wrong["error"]["message"] == "lines['f'] has 2 numbers, and its x has 3"
    assert wrong["error"]["line"] == 4
    assert plotted(relu, f"{program}plot(x, np.tanh)")
    assert boots(relu) == python
