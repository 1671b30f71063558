"""A page of questions, made for the tests of this folder."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from markdown import Markdown
from playwright.sync_api import Page

from tests.site import served
from textbook.page import Page as BookPage
from textbook.page import open_page

ROOT = Path(__file__).parents[3]
ESBUILD = ROOT / "node_modules/esbuild/bin/esbuild"

QUIZZES = r"""
# Questions

/// quiz | ReLU at zero
    id: relu
    page: relu.md

Which value do the libraries give $\mathrm{ReLU}'(0)$?

- [ ] $1$

    > That is the **slope** on the right only, see [ReLU](relu.md).

- [x] $0$

    > A convention.

- [ ] none

Any value in $[0, 1]$ is a subgradient.

///

/// quiz | Monotone
    id: monotone
    page: swish.md

Which are *not* monotone?

```python
def gelu(x): ...
```

- [x] GELU

    > Minimum near -0.75.

- [ ] ELU

    > It is.

- [x] SiLU

///

<quiz-result></quiz-result>
"""

TYPES = r"""
# Types

/// quiz | He initialisation
    id: numeric
    type: numeric
    compute: np.sqrt(2 / 200)
    tolerance: 1 %
    unit: units

Which deviation for $n=200$?

> Hint: The variance is $2/n$.

> Hint: Take the root.

- [ ] `2 / 200`

    > That is the **variance**.

The root of $2/n$.

///

/// quiz | The other name
    id: text
    type: text
    page: swish.md

What is Swish with $\beta=1$ called?

- [x] SiLU

- [ ] GELU

    > That has $\Phi$.

///

/// quiz | By slope
    id: order
    type: order

From the smallest slope to the largest:

1. sigmoid, $\sigma(x)$

    > Its slope is at most a quarter.

2. tanh
3. SiLU
4. GELU

It is the slope at its steepest.

///

/// quiz | The slope of SiLU
    id: predict
    type: predict
    compute: 1 / (1 + np.exp(-x))
    points: [-2, 0, 2]
    x_range: [-4, 4]
    y_range: [-1, 1]
    tolerance: 0.1

Set the sigmoid.

- [ ] `np.tanh(x)`

    > That is tanh.

///

/// quiz | Tangents
    id: tangents
    type: predict
    compute: np.tanh(x)
    points: [-2, 0]
    x_range: [-4, 4]
    y_range: [-1.2, 1.2]
    slope_range: [-1, 1]
    tolerance: 0.1

Set the slope of tanh.

///

/// quiz | A leak that does not leak
    id: bug
    type: bug

Which line is wrong?

```python
import numpy as np

def leaky(x, alpha=0.01):
    return np.where(x > 0, x, alpha)

print(leaky(np.array([-5.0, 5.0])))
```

- [x] 4: `return np.where(x > 0, x, alpha)`

    > The factor is missing.

- [ ] 3

    > A leak of 0.01 is usual.

///

/// quiz | Which curve?
    id: curve
    shuffle: true

Which is SiLU?

- [x] $x\,\sigma(x)$ `curve: x / (1 + np.exp(-x))`

    > Yes.

- [ ] $\max(0,x)$ `curve: np.maximum(x, 0)`

    > That is ReLU.

- [ ] neither

    > It is one of them.

///
"""

SCRIPT = """
import { QuizQuestionElement } from '%(js)s/quiz/quiz-question.js';
import { QuizResultElement } from '%(js)s/quiz/quiz-result.js';
customElements.define('quiz-question', QuizQuestionElement);
customElements.define('quiz-result', QuizResultElement);
"""

STYLE = "".join(
    f'@import "{path}";\n'
    for path in [
        ROOT / "node_modules/katex/dist/katex.min.css",
        *(
            ROOT / "theme_overrides/css" / f"{name}.css"
            for name in ("palette", "page", "quiz", "quiz-types")
        ),
    ]
)

FRAME = """<!doctype html>
<html lang="en" style="font-size: 125%%"><head><meta charset="utf-8"><title>Questions</title>
<meta name="viewport" content="width=device-width"><link rel="icon" href="data:,">
<link rel="stylesheet" href="style.css"><script type="module" src="script.js"></script></head>
<body data-md-color-scheme="%(scheme)s" style="margin: 0; background: var(--book-paper)">
<main class="md-content"><article class="md-content__inner md-typeset" style="padding: 1rem">
%(content)s
</article></main></body></html>
"""


def convert(markdown: str) -> str:
    open_page(BookPage("docs/quiz.md", markdown.split("\n")))
    extensions = ["textbook.quizzes", "textbook.formulas", "pymdownx.superfences"]
    return Markdown(extensions=extensions).convert(markdown)


@pytest.fixture(scope="session")
def quiz_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the page in both palettes, its script and its style."""
    folder = tmp_path_factory.mktemp("quiz")
    content = convert(QUIZZES)
    types = convert(TYPES)
    for scheme in ("default", "slate"):
        page = FRAME % {"scheme": scheme, "content": content}
        (folder / f"{scheme}.html").write_text(page, "utf-8")
        page = FRAME % {"scheme": scheme, "content": types}
        (folder / f"types-{scheme}.html").write_text(page, "utf-8")
    changed = convert(QUIZZES.replace("- [ ] none", "- [ ] nothing"))
    (folder / "changed.html").write_text(FRAME % {"scheme": "default", "content": changed}, "utf-8")
    (folder / "entry.js").write_text(SCRIPT % {"js": ROOT / "js"})
    (folder / "entry.css").write_text(STYLE)
    fonts = [f"--loader:.{kind}=empty" for kind in ("woff2", "woff", "ttf")]
    for source, target in (("entry.js", "script.js"), ("entry.css", "style.css")):
        files = [str(folder / source), f"--outfile={folder / target}"]
        options = ["--bundle", "--format=esm", "--log-level=error", *fonts]
        subprocess.run([str(ESBUILD), *files, *options], check=True)
    return folder


@pytest.fixture(scope="session")
def quiz_url(quiz_site: Path) -> Iterator[str]:
    with served(quiz_site) as url:
        yield url.removesuffix("/")


@pytest.fixture
def quiz_page(page: Page, quiz_url: str) -> Page:
    page.goto(f"{quiz_url}/default.html")
    return page
