"""The charts of a cell, kept in step with the plots of its run."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from tests.browser.cells import part, run

MANY = """\
import json, js
lines = [{"label": f"line {i}", "data": [i, 2, 3]} for i in range(50)]
plots = [{"title": f"plot {k}", "x_data": [0, 1, 2], "lines": lines} for k in range(24)]
js.window.py_plot_data = json.dumps(plots)
"""

# How many charts there were in each frame, while code ran whose plots are many.
FRAMES = """async ([id, source]) => {
  const cell = document.getElementById(id);
  const count = () => cell.querySelectorAll('plot-chart').length;
  const seen = new Set();
  const frame = () => {
    seen.add(count());
    if (count() < 24) requestAnimationFrame(frame);
  };
  requestAnimationFrame(frame);
  cell.source = source;
  const { plots } = await cell.run();
  while (count() < 24) await new Promise(requestAnimationFrame);
  return { plots: plots.length, seen: [...seen] };
}"""


def test_many_plots_are_drawn_in_several_frames_and_each_in_its_place(relu_up: Page) -> None:
    seen = relu_up.evaluate(FRAMES, ["cell-relu", MANY])
    assert seen["plots"] == 24
    assert len(seen["seen"]) > 2, seen
    titles = part(relu_up, "relu", "plots").locator(".plot-title")
    expect(titles).to_have_text([f"plot {k}" for k in range(24)])


def test_a_newer_plot_ends_the_drawing_of_many_that_is_not_finished(relu_up: Page) -> None:
    again = 'plots[0]["title"] = "the last"\njs.window.py_plot_data = json.dumps(plots[:1])\n'
    assert len(run(relu_up, "relu", MANY + again)["plots"]) == 1
    charts = part(relu_up, "relu", "plots").locator("plot-chart")
    expect(charts).to_have_count(1)
    expect(charts.locator(".plot-title")).to_have_text("the last")
    # What was left of the many would follow in the next frames.
    relu_up.evaluate(
        "new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))"
    )
    expect(charts).to_have_count(1)


def test_what_a_stopped_run_has_left_undrawn_does_not_come_after_reset(relu_up: Page) -> None:
    left = relu_up.evaluate(
        """async (source) => {
          const cell = document.getElementById('cell-relu');
          cell.reset();
          const author = JSON.stringify(cell.querySelector('plot-chart').spec);
          // No frame comes; what draws a plot is asked for when the plot is here.
          const waiting = [];
          window.requestAnimationFrame = (task) => waiting.push(String(task));
          cell.source = source;
          const run = cell.run();
          while (!waiting.some((task) => task.includes('settle'))) {
            await new Promise((done) => setTimeout(done, 10));
          }
          cell.reset();
          const { plots } = await run;
          return [plots.length, JSON.stringify(cell.querySelector('plot-chart').spec) === author];
        }""",
        "import json, js, time\n"
        'plots = [{"x_data": [0, 1], "lines": [{"data": [5, 5]}]}]\n'
        # The first would be drawn at once.
        "js.window.py_plot_data = json.dumps(plots)\n"
        "time.sleep(0.1)\n"
        "js.window.py_plot_data = json.dumps(plots)\n"
        "while True: pass\n",
    )
    assert left == [1, True]
