"""A run that reaches a limit: the reader is asked or told, and the next run goes on."""

from __future__ import annotations

import re

from playwright.sync_api import Page, expect

from tests.browser.cells import START, begin, cell, run, wait_for_state

ENDLESS = "while True: pass"
SET = "(seconds) => { customElements.get('py-cell').limits.RUN_SECONDS = seconds; }"


def test_a_long_run_asks_whether_to_wait_and_goes_on_until_it_is_stopped(
    page: Page, book_url: str
) -> None:
    page.goto(f"{book_url}relu/")
    assert run(page, "relu", "6 * 7")["value"] == "42"
    page.evaluate(SET, 1)
    begin(page, "relu", ENDLESS)
    question = cell(page, "relu").get_by_text(
        re.compile(r"Still running after \d+ s. Stop it, or wait\?")
    )
    expect(question).to_have_role("alert")
    # It takes no focus; the keyboard reaches it.
    assert page.evaluate("document.activeElement === document.body")
    wait = cell(page, "relu").get_by_role("button", name="Wait")
    wait.press("Enter")
    expect(question).to_have_count(0)
    expect(cell(page, "relu").locator(".cell-stop")).to_be_focused()
    expect(cell(page, "relu").get_by_text("Still running after")).to_be_visible()
    cell(page, "relu").locator(".cell-question").get_by_role("button", name="Stop").press("Enter")
    wait_for_state(page, "relu", "stopped")
    expect(cell(page, "relu").locator(".cell-question")).to_have_count(0)
    expect(cell(page, "relu").locator(".cell-run")).to_be_focused()
    assert run(page, "relu", "6 * 7")["value"] == "42"


def test_a_run_that_nobody_asked_for_is_ended_with_a_sentence(page: Page, book_url: str) -> None:
    page.set_default_timeout(START)
    page.goto(f"{book_url}relu/")
    assert run(page, "relu", "6 * 7")["value"] == "42"
    page.evaluate(SET, 1)
    page.evaluate("(source) => { document.getElementById('cell-relu').source = source; }", ENDLESS)
    cell(page, "relu").get_by_role("button", name="Live").click()
    expect(cell(page, "relu").locator('[data-part="error"]')).to_contain_text(
        "The program was stopped: it had run for 1 s, which is the limit here."
    )
    assert run(page, "relu", "6 * 7")["value"] == "42"


def test_exactly_the_limit_may_be_printed_in_any_alphabet(page: Page, book_url: str) -> None:
    page.goto(f"{book_url}relu/")
    for character, length in (("x", 1), ("\U0001f600", 2)):
        result = run(page, "relu", f"print({character!r} * 1_000_000)")
        assert (result["state"], result["error"]) == ("ok", None)
        assert page.evaluate("(text) => text.length", result["stdout"]) == 1_000_000 * length
        assert run(page, "relu", f"print({character!r} * 1_000_001)")["error"]["type"] == "OSError"


def test_memory_is_limited_and_the_program_told(page: Page, book_url: str) -> None:
    page.goto(f"{book_url}relu/")
    grow = "kept = []\nwhile True: kept.append(bytearray(10**7))"
    result = run(page, "relu", grow)
    assert (result["error"]["type"], result["error"]["line"]) == ("MemoryError", 2)
    assert run(page, "relu", "len(bytearray(5 * 10**8))")["value"] == "500000000"
