"""Formulas are drawn at build time, readable without the eye, and their mistakes are named."""

from __future__ import annotations

import logging
import re
from dataclasses import dataclass
from pathlib import Path

import pytest
from markdown import Markdown
from material.plugins.search.plugin import Parser

from textbook import katex
from textbook.page import Page, open_page

EXTENSIONS = ["tables", "footnotes", "md_in_html", "attr_list", "toc", "textbook.formulas"]


@dataclass
class Converted:
    html: str
    toc: list[dict[str, object]]
    reports: list[str]

    @property
    def text(self) -> str:
        """What a reader who sees no KaTeX reads: the HTML without the visual part."""
        spoken = re.sub(r"<bdi.*?</bdi>", "", self.html, flags=re.DOTALL)
        spoken = re.sub(r"<annotation.*?</annotation>", "", spoken, flags=re.DOTALL)
        return re.sub(r"<[^>]+>", "", spoken)

    @property
    def searched(self) -> str:
        """What Material's search index takes from the page."""
        parser = Parser()
        parser.feed(self.html)
        parser.close()
        return " ".join("".join([*part.title, " ", *part.text]) for part in parser.data)


def convert(text: str, caplog: pytest.LogCaptureFixture, *extensions: str) -> Converted:
    caplog.clear()
    open_page(Page("docs/page.md", text.split("\n")))
    md = Markdown(extensions=[*EXTENSIONS, *extensions])
    html = md.convert(text)
    toc: list[dict[str, object]] = vars(md)["toc_tokens"]
    return Converted(html, toc, [record.getMessage() for record in caplog.records])


@pytest.fixture(autouse=True)
def warnings(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.WARNING, logger="mkdocs.textbook")


def test_a_formula_in_a_line_has_html_and_mathml(caplog: pytest.LogCaptureFixture) -> None:
    page = convert("So $x^2$.", caplog)
    assert '<math xmlns="http://www.w3.org/1998/Math/MathML">' in page.html
    assert '<span class="katex-html" aria-hidden="true">' in page.html
    assert page.reports == []


def test_a_displayed_formula_keeps_its_number_and_address(
    caplog: pytest.LogCaptureFixture,
) -> None:
    page = convert('<div id="eq-relu" markdown>\n$$\nx \\tag{1}\n$$\n</div>', caplog)
    assert '<div id="eq-relu">\n<div class="formula formula--numbered">' in page.html
    assert "(1)" in page.html


def test_a_formula_works_in_tables_and_footnotes(caplog: pytest.LogCaptureFixture) -> None:
    page = convert("| a |\n|---|\n| $x_1$ |\n\nText[^n].\n\n[^n]: $y_1$ too.", caplog)
    assert page.html.count("<math ") == 2


def test_less_than_and_ampersand_survive(caplog: pytest.LogCaptureFixture) -> None:
    page = convert("$a < b$\n\n$$\n\\begin{cases}1 & x>0\\\\ 0 & x<0\\end{cases}\n$$", caplog)
    assert page.reports == []
    assert "a&lt;b" in page.text


def test_what_touches_a_short_formula_stays_with_it(caplog: pytest.LogCaptureFixture) -> None:
    page = convert("See ($x$), the $n$-th one.", caplog)
    whole = re.findall(r'formula-inline--short">(.*?)<span class="katex">', page.html)
    assert whole == ["(", ""]
    assert "</span>),</span> the" in page.html
    assert "</span>-th</span> one" in page.html


def test_a_long_formula_may_break(caplog: pytest.LogCaptureFixture) -> None:
    page = convert("$f(x) = a + b + c + d + e + f + g + h + i$, then", caplog)
    assert "formula-inline--short" not in page.html


def test_an_upright_name_is_one_identifier(caplog: pytest.LogCaptureFixture) -> None:
    page = convert(r"$\mathrm{ReLU}'(0)$", caplog)
    assert '<mi mathvariant="normal">ReLU</mi>' in page.html


def test_a_heading_with_formulas_has_a_readable_title_and_id(
    caplog: pytest.LogCaptureFixture,
) -> None:
    page = convert("# What $\\sigma$ and $\\mathrm{ReLU}'(0)$ are", caplog)
    assert page.toc[0]["name"] == "What σ and ReLU′(0) are"
    assert page.toc[0]["id"] == "what-sigma-and-relu-0-are"
    assert page.html.count("<math ") == 2


def test_equal_headings_have_different_ids_and_a_given_id_stays(
    caplog: pytest.LogCaptureFixture,
) -> None:
    page = convert("## $\\beta$\n\n## $\\beta$\n\n## $\\beta$ { #mine }", caplog)
    assert [entry["id"] for entry in page.toc] == ["beta", "beta_1", "mine"]


def test_a_heading_without_formulas_keeps_the_usual_id(caplog: pytest.LogCaptureFixture) -> None:
    page = convert("## Dying ReLU\n\n$x$", caplog)
    assert page.toc[0]["id"] == "dying-relu"


def test_the_search_index_has_the_characters_once_and_no_tex(
    caplog: pytest.LogCaptureFixture,
) -> None:
    page = convert("## On $\\beta$\n\nHere $\\sigma(x)$ is.\n\n$$\ny=\\sqrt z\n$$\n\nEnd.", caplog)
    assert page.searched.split() == ["On", "β", "<p>Here", "σ(x)", "is.</p>", "<p>End.</p>"]


def test_a_formula_in_a_label_has_a_name(caplog: pytest.LogCaptureFixture) -> None:
    quiz = "/// quiz | T\n    id: q\n\nWhat is $y$?\n\n- [x] $x$\n- [ ] 2\n\n///"
    page = convert(quiz, caplog, "textbook.quizzes")
    assert re.findall('<math aria-label="(.*?)" ', page.html) == ["x"]


def test_broken_tex_is_named_with_line_and_message(caplog: pytest.LogCaptureFixture) -> None:
    page = convert("# T\n\n$x$ and\n$\\foo$\n\nmore $\\frac{1}$", caplog)
    assert len(page.reports) == 2
    assert page.reports[0].startswith("docs/page.md:4: KaTeX cannot draw the formula '\\\\foo'")
    assert "Undefined control sequence: \\foo" in page.reports[0]
    assert page.reports[1].startswith("docs/page.md:6: ")


def test_the_same_mistake_twice_has_two_lines(caplog: pytest.LogCaptureFixture) -> None:
    page = convert("$$\n\\foo\n$$\n\n$$\n\\foo\n$$", caplog)
    assert [report.split(": ")[0] for report in page.reports] == [
        "docs/page.md:2",
        "docs/page.md:6",
    ]


@pytest.mark.parametrize("text", ["Text $$x$$ here.", "$$\nx\n\ny\n$$", "Text\n$$\nx\n$$\nmore"])
def test_a_displayed_formula_without_its_blank_lines_is_reported(
    text: str, caplog: pytest.LogCaptureFixture
) -> None:
    page = convert(text, caplog)
    assert any("`$$` is left over in the text" in report for report in page.reports)


def test_dollars_in_code_and_escaped_ones_are_left_alone(
    caplog: pytest.LogCaptureFixture,
) -> None:
    page = convert("`$$` costs \\$5 and \\$6\n\n    $$x$$\n", caplog)
    assert page.reports == []
    assert "<math" not in page.html


def test_what_was_drawn_once_needs_no_node(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(katex, "CACHE", tmp_path)
    first = convert("$x+y$", caplog)
    monkeypatch.setattr(katex, "SCRIPT", katex.SCRIPT.with_name("missing.js"))
    assert convert("$x+y$", caplog) == first


def test_a_missing_node_is_said_in_one_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(katex, "CACHE", tmp_path)
    katex.version()
    monkeypatch.setattr("textbook.node.NODE", tmp_path / "node")
    page = convert("$x$", caplog)
    assert len(page.reports) == 1
    assert "run `make setup`" in page.reports[0]


@pytest.mark.parametrize(
    ("text", "line", "shown"),
    [
        ("Text.\n\nLet $x^2 be.", 3, "$x^2"),
        (r"Let $\alpha be.", 1, r"$\alpha"),
        ("Let x_1$ be.", 1, "x_1$"),
        ("Let $ x^2$ be *so*.", 1, "x^2$"),
        ("Two, $a$ and $y_{1} here.", 1, "$y_{1}"),
    ],
)
def test_a_formula_that_does_not_end_is_reported_with_its_line(
    text: str, line: int, shown: str, caplog: pytest.LogCaptureFixture
) -> None:
    (report,) = convert(text, caplog).reports
    assert report.startswith(
        f"docs/page.md:{line}: a single `$` is left over in the text: {shown}."
    )


@pytest.mark.parametrize(
    "text",
    [
        "It costs $5.",
        "From $5 to $6_000, or \\$x^2.",
        "Set $HOME_DIR and $PATH.",
        "`$x^2` is code.",
        "    $x^2\n",
        "$x^2$, and $5.",
    ],
)
def test_prices_and_names_are_no_formulas(text: str, caplog: pytest.LogCaptureFixture) -> None:
    assert convert(text, caplog).reports == []


def test_a_formula_in_html_without_markdown_is_reported_with_its_line(
    caplog: pytest.LogCaptureFixture,
) -> None:
    page = convert('Text\n\n<div id="eq-a">\n$$\nx \\tag{1}\n$$\n</div>\n', caplog)
    (report,) = page.reports
    assert report.startswith("docs/page.md:4: `$$` stands in HTML, where formulas are not drawn.")
    assert "markdown" in report


def test_dollars_in_html_that_shows_code_are_left_alone(caplog: pytest.LogCaptureFixture) -> None:
    html = "<!-- $$x$$ -->\n\n<pre>\n$$x$$\n</pre>\n\nIn `$$` and ``` $$ ```."
    assert convert(html, caplog).reports == []
