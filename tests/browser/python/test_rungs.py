"""Each way of starting Python gives the same results, and one that does not fit is left."""

from __future__ import annotations

import json
import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, Route, expect

from tests.browser.cells import part, run
from tests.browser.pages import CELLS, title
from tests.browser.python.python import FILES, MANIFEST, Requests
from tests.browser.test_all_cells import differences_from_the_build

LOWER = ("bytecode", "stock")

# What only one rung asks for.
SIGNS = {
    "snapshot": FILES["snapshot.pages"]["path"],
    "stock": FILES["python_stdlib.zip"]["path"],
}

# A slice of what NumPy does, to the last digit.
NUMPY = """\
import numpy as np
from numpy import fft, linalg, ma, polynomial, random

def show(*values):
    print(*(v.tolist() if isinstance(v, np.ndarray) else v for v in values))

rng = random.default_rng(7)
a = rng.normal(size=(6, 6))
show(linalg.det(a), linalg.cond(a), linalg.matrix_rank(a))
show(linalg.solve(a, np.arange(6.0)), linalg.inv(a), linalg.eigvals(a))
show(linalg.svd(a, compute_uv=False), linalg.qr(a).R, linalg.cholesky(a @ a.T))
show(linalg.lstsq(a[:, :3], a[:, 3])[0], linalg.norm(a, 2))
show(fft.fft(a[0]), fft.irfft(fft.rfft(a[1])), fft.fftshift(fft.fftfreq(6)), fft.fft2(a))
random.seed(3)
show(random.rand(4), random.permutation(9), random.RandomState(1).gamma(2, size=3))
show(rng.integers(0, 1000, 5), rng.choice(9, 4, replace=False), rng.beta(1, 2))
show(polynomial.Polynomial.fit(np.arange(6), a[2], 3).coef, np.roots([1, -6, 11, -6]))
show(polynomial.chebyshev.chebroots([1, 2, 3]), polynomial.hermite.hermgauss(4)[0])
m = ma.masked_invalid([1.0, np.nan, 3.0])
show(repr(m), m.mean(), ma.median(ma.masked_greater(a, 1)), ma.cov(a[:2]))
show(np.einsum("ij,jk->k", a, a), np.sort(a, axis=None), np.percentile(a, [5, 50]))
show(repr(a.astype(np.float32)), np.array(["b", "a"]).argsort(), np.exp(a), np.tanh(a))
show(np.datetime64("2026-01-31") + 1, np.geterr(), np.get_printoptions(), np.float64(1) / 3)
"""


def rung_of(requests: Requests) -> str:
    """The rung whose files were fetched."""
    return next((rung for rung, path in SIGNS.items() if path in requests), "bytecode")


def test_numpy_gives_the_same_on_every_rung(on_rung: Callable[[str], Page], book_url: str) -> None:
    given: dict[str, str] = {}
    for rung in ("snapshot", *LOWER):
        page = on_rung(rung)
        requests = Requests(page)
        page.goto(f"{book_url}relu/")
        result = run(page, "relu", NUMPY)
        assert result["state"] == "ok", result
        given[rung] = result["stdout"]
        # What is in the store already is not fetched: each rung has its own sign.
        assert rung in ("bytecode", rung_of(requests))
    assert given["snapshot"].count("\n") > 15
    assert given["snapshot"] == given["bytecode"] == given["stock"]


@pytest.mark.long
@pytest.mark.parametrize("rung", LOWER)
def test_a_page_matches_the_build_on_a_lower_rung(
    on_rung: Callable[[str], Page], book_url: str, rung: str
) -> None:
    page = on_rung(rung)
    requests = Requests(page)
    assert not differences_from_the_build(page, book_url, "leaky-relu-gelu/")
    assert rung_of(requests) == rung


@pytest.mark.long
@pytest.mark.parametrize("address", CELLS, ids=title)
@pytest.mark.parametrize("rung", LOWER)
def test_every_page_matches_the_build_on_every_rung(
    on_rung: Callable[[str], Page], book_url: str, rung: str, address: str
) -> None:
    assert not differences_from_the_build(on_rung(rung), book_url, address)


def rewrite(page: Page, old: str, new: str) -> None:
    """Change the page's own scripts, which contain the manifest, on their way."""

    def fulfil(route: Route) -> None:
        response = route.fetch()
        route.fulfill(response=response, body=response.text().replace(old, new))

    page.route("**/assets/book/*.js", fulfil)


def test_another_function_table_makes_python_start_from_bytecode(page: Page, book_url: str) -> None:
    table = MANIFEST["start"]["table"]
    rewrite(page, f"table:{table}", f"table:{table + 1}")
    requests = Requests(page)
    page.goto(f"{book_url}relu/")
    assert run(page, "relu", "6 * 7")["value"] == "42"
    assert FILES["snapshot.pages"]["path"] in requests
    assert FILES["python_stdlib.zip"]["path"] not in requests
    key = f"python-rung-{MANIFEST['pyodide']}"
    assert page.evaluate(f"sessionStorage.getItem('{key}')") == "bytecode"
    # The next page of the session does not try again what failed.
    page.goto(f"{book_url}swish/")
    assert run(page, "swish-beta", "6 * 7")["value"] == "42"
    assert requests.count(FILES["snapshot.pages"]["path"]) == 1


def test_a_pack_that_cannot_be_read_makes_python_start_from_the_stock_files(
    page: Page, book_url: str
) -> None:
    page.route(
        "**/assets/book/*.js",
        lambda route: route.fulfill(
            response=(response := route.fetch()),
            # Under the name of the pack comes another file, valid by its own hash.
            body=re.sub(
                r'("numpy\.libs":)\{.*?\}\}',
                lambda found: found[1] + json.dumps(FILES["pyodide-lock.json"]),
                response.text(),
            ),
        ),
    )
    requests = Requests(page)
    page.goto(f"{book_url}relu/")
    assert run(page, "relu", "import numpy as np; np.arange(4).sum().item()")["value"] == "6"
    assert FILES["numpy.libs"]["path"] not in requests
    assert FILES["python_stdlib.zip"]["path"] in requests


def test_what_is_left_out_of_numpy_is_told(page: Page, book_url: str) -> None:
    page.goto(f"{book_url}relu/")
    for module in ("numpy.f2py", "numpy.linalg.tests"):
        result = run(page, "relu", f"import numpy\n\nimport {module}")
        assert result["error"] == {
            "type": "ModuleNotFoundError",
            "message": f"No module named '{module}'",
            "line": 3,
        }
        expect(part(page, "relu", "error")).to_contain_text("are not sent to the browser")
    run(page, "relu", "import numpy.linlg")
    expect(part(page, "relu", "error")).to_contain_text("has no module of this name")


def test_docstrings_and_the_testing_of_numbers_are_there(page: Page, book_url: str) -> None:
    page.goto(f"{book_url}relu/")
    source = """\
import json, inspect
import numpy as np
import numpy.testing
np.testing.assert_allclose([1.0, 2.0], [1.0, 2.0 + 1e-12])
[len(thing.__doc__) > 100 for thing in (np.linspace, np.add, np.linalg.norm, json.dumps, inspect)]
"""
    assert run(page, "relu", source)["value"] == "[True, True, True, True, True]"
