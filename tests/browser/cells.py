"""Speak to a cell on a page, through its public surface."""

from __future__ import annotations

from typing import Any

from playwright.sync_api import Locator, Page

# Starting Python may take long on a busy machine; a run does not.
START = 60_000
RUN = 30_000

_RUN = """async ([id, source]) => {
  const cell = document.getElementById(id);
  if (source !== null) cell.source = source;
  return JSON.parse(JSON.stringify(await cell.run()));
}"""


def cell(page: Page, name: str) -> Locator:
    """The cell with the author's id `name`."""
    return page.locator(f"#cell-{name}")


def run(page: Page, name: str, source: str | None = None) -> dict[str, Any]:
    """Run the cell, with other code if `source` is given, and return what `run()` resolves to."""
    result: dict[str, Any] = page.evaluate(_RUN, [f"cell-{name}", source])
    return result


def begin(page: Page, name: str, source: str) -> None:
    """Run other code in the cell without waiting for its end; returns once it is running."""
    page.evaluate(
        """([id, source]) => {
          const cell = document.getElementById(id);
          cell.source = source;
          window.begun = cell.run();
        }""",
        [f"cell-{name}", source],
    )
    wait_for_state(page, name, "running")


def wait_for_state(page: Page, name: str, *states: str) -> None:
    """Wait until the cell is in one of `states`."""
    selector = ", ".join(f'#cell-{name}[data-state="{state}"]' for state in states)
    page.wait_for_selector(selector, timeout=START, state="attached")


def part(page: Page, name: str, which: str) -> Locator:
    """A part of the cell: code, stdout, stderr, value, error or plots."""
    return cell(page, name).locator(f'[data-part="{which}"]')
