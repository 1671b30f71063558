"""The footer says how far Python is, and has a switch against loading it early."""

from __future__ import annotations

from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.browser.cells import cell, part, run
from tests.browser.conftest import watched
from tests.browser.python.python import (
    Requests,
    expect_status,
    line,
    loaded_and_idle,
    status,
    switch,
)


def test_the_footer_tells_how_far_python_is(page: Page, book_url: str) -> None:
    page.goto(f"{book_url}relu/")
    expect_status(page, "not loaded")
    page.evaluate(
        """() => {
          window.told = [];
          const status = document.querySelector('python-switch [data-part=status]');
          new MutationObserver(() => told.push(status.textContent))
            .observe(status, {childList: true, characterData: true, subtree: true});
        }"""
    )
    run(page, "relu", "1")
    expect_status(page, "running")
    told = page.evaluate("told")
    assert any(text.startswith("loading ") and text.endswith(" MB") for text in told), told
    assert "starting" in told


def test_the_switch_forbids_loading_before_run_and_is_kept(page: Page, book_url: str) -> None:
    page.goto(f"{book_url}relu/")
    switch(page).focus()
    page.keyboard.press("Space")
    expect(switch(page)).to_be_checked()
    line(page, saveData=False, type="wifi")
    requests = Requests(page)
    page.reload()
    expect(switch(page)).to_be_checked()
    part(page, "relu", "code").hover()
    cell(page, "relu").get_by_role("button", name="Run").focus()
    loaded_and_idle(page)
    assert requests == []
    assert run(page, "relu", "6 * 7")["value"] == "42"


def test_allowing_it_again_takes_effect_at_once(page: Page, book_url: str) -> None:
    line(page, saveData=False, type="wifi")
    page.add_init_script("localStorage.setItem('python-only-on-run:/assets/', 'yes')")
    page.goto(f"{book_url}relu/")
    loaded_and_idle(page)
    expect_status(page, "not loaded")
    switch(page).uncheck()
    expect_status(page, "loaded, kept on this device")


def test_forbidding_gives_up_what_is_on_its_way(page: Page, book_url: str) -> None:
    line(page, saveData=False, type="wifi")
    page.route("**/assets/python/snapshot-*.bin", lambda route: None)
    with page.expect_request("**/assets/python/snapshot-*.bin"):
        page.goto(f"{book_url}relu/")
    (loader,) = [worker for worker in page.workers if worker.url.startswith("blob:http")]
    # What it was fetching ends with it.
    with loader.expect_event("close"):
        switch(page).check()
    expect_status(page, "not loaded")


def test_two_tabs_agree(context: BrowserContext, page: Page, book_url: str) -> None:
    page.goto(f"{book_url}relu/")
    with watched(context) as other:
        other.goto(f"{book_url}swish/")
        switch(other).check()
        expect(switch(page)).to_be_checked()
        switch(page).uncheck()
        expect(switch(other)).not_to_be_checked()


def test_without_storage_the_choice_lasts_for_the_visit(page: Page, book_url: str) -> None:
    page.add_init_script(
        """for (const name of ['getItem', 'setItem', 'removeItem']) {
          // The theme's own script does not survive a refusal.
          const method = Storage.prototype[name];
          Storage.prototype[name] = function (key, ...rest) {
            if (key.startsWith('python-')) throw new DOMException('', 'SecurityError');
            return method.call(this, key, ...rest);
          };
        }"""
    )
    requests = Requests(page)
    page.goto(f"{book_url}relu/")
    switch(page).check()
    part(page, "relu", "code").hover()
    loaded_and_idle(page)
    expect(switch(page)).to_be_checked()
    assert requests == []


def test_without_javascript_there_is_no_switch(browser: Browser, book_url: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{book_url}relu/")
    expect(status(page)).to_be_hidden()
    expect(switch(page)).to_be_hidden()
    context.close()


def test_the_words_move_nothing(page: Page, book_url: str) -> None:
    page.goto(f"{book_url}relu/")
    expect_status(page, "not loaded")
    places = page.evaluate(
        """() => {
          const status = document.querySelector('python-switch [data-part=status]');
          const box = document.querySelector('python-switch input');
          status.scrollIntoView();
          const texts = ['not loaded', 'loading 0.0 of 17.5 MB', 'loading 17.5 of 17.5 MB',
                         'loaded, kept on this device', 'starting', 'running'];
          return texts.map((text) => {
            status.textContent = text;
            const { x, y } = box.getBoundingClientRect();
            return [x, y, document.documentElement.scrollHeight].join();
          });
        }"""
    )
    assert len(set(places)) == 1, places
