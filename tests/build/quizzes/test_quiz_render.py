"""The HTML of a quiz: a form that reads well without JavaScript and gives nothing away."""

import re
import xml.etree.ElementTree as etree
from html.parser import HTMLParser

from tests.build.quizzes.converted import Convert

ONE = r"""
# Page

/// quiz | ReLU at *zero*
    id: relu-at-zero
    page: swish.md#gate

Which **value** is it, see [there](relu.md#dead)?

```python
relu(0)
```

- [ ] `one`

    > On the right *only*, see [Swish](swish.md).

- [x] zero

    > SECRET convention.

EXPLAINED at [length](relu.md).

///

After.
"""

SEVERAL = "/// quiz\n    id: some\n\nWhich?\n\n- [x] a\n- [ ] b\n- [x] c\n\n///\n"


def form(html: str) -> etree.Element:
    found = re.search(r"<form.*?</form>", html, re.DOTALL)
    assert found
    return etree.fromstring(found[0])


def the(root: etree.Element, path: str) -> etree.Element:
    """The one element at `path`."""
    (element,) = root.findall(path)
    return element


def test_one_right_answer_gives_radio_buttons_and_several_give_checkboxes(convert: Convert) -> None:
    assert convert(ONE).html.count('type="radio"') == 2
    html = convert(SEVERAL).html
    assert html.count('type="checkbox"') == 3
    assert 'data-kind="several"' in html
    assert "Choose all that apply." in html


def test_every_control_has_its_label_and_the_group_its_legend(convert: Convert) -> None:
    root = form(convert(ONE).html)
    legend = "".join(the(root, ".//legend").itertext())
    assert legend == "ReLU at zeroWhich value is it, see there?"
    labels = {label.get("for") for label in root.iter("label")}
    inputs = list(root.iter("input"))
    assert labels == {control.get("id") for control in inputs}
    assert {control.get("name") for control in inputs} == {"quiz-relu-at-zero"}


def test_a_block_in_the_question_stands_below_the_legend_and_describes_the_group(
    convert: Convert,
) -> None:
    root = form(convert(ONE).html)
    fieldset = the(root, "fieldset")
    body = the(fieldset, "div[@data-part='body']")
    assert body.get("id") == fieldset.get("aria-describedby")
    assert "".join(body.itertext()).strip() == "relu(0)"
    assert root.find(".//legend//pre") is None


def test_key_feedback_and_explanation_are_there_in_encoded_form_only(convert: Convert) -> None:
    page = convert(ONE)
    assert "SECRET" not in page.html
    assert "EXPLAINED" not in page.html
    assert '"right"' not in page.html
    assert page.sealed("key") == ['{"right": [1], "count": 2}']
    assert page.sealed("feedback") == [
        '<p>On the right <em>only</em>, see <a href="swish.md">Swish</a>.</p>',
        "<p>SECRET convention.</p>",
    ]
    assert page.sealed("explanation") == ['<p>EXPLAINED at <a href="relu.md">length</a>.</p>']


def test_sealed_code_is_finished_html(convert: Convert) -> None:
    text = SEVERAL.replace("- [ ] b", "- [ ] b\n\n    > ```python\n    > x < 1\n    > ```\n")
    assert '<div class="highlight">' in convert(text).sealed("feedback")[0]


def test_without_a_script_the_controls_are_inert_and_the_answers_are_linked(
    convert: Convert,
) -> None:
    root = form(convert(ONE).html)
    assert all(control.get("disabled") for control in root.iter("input"))
    assert all(button.get("hidden") for button in root.iter("button"))
    assert the(root, ".//a[@data-part='answers']").get("href") == "answers.md#quiz-relu-at-zero"


def test_the_link_to_the_answers_is_relative_to_the_page(convert: Convert) -> None:
    html = convert(ONE, file="docs/contributing/writing.md").html
    assert 'href="../answers.md#quiz-relu-at-zero"' in html


def test_the_page_to_reread_is_a_link_that_mkdocs_resolves(convert: Convert) -> None:
    link = the(form(convert(ONE).html), ".//a[@class='quiz-page']")
    assert link.get("href") == "swish.md#gate"
    assert link.text


def test_the_status_is_there_beforehand_and_empty(convert: Convert) -> None:
    status = the(form(convert(ONE).html), ".//*[@role='status']")
    assert not "".join(status.itertext()).strip()


def test_the_element_is_kept_out_of_search_and_stands_by_itself(convert: Convert) -> None:
    html = convert(ONE).html
    assert 'data-search-exclude="true"' in html
    assert "<p><quiz-question" not in html
    assert "<p>After.</p>" in html


def test_the_result_element_stands_by_itself(convert: Convert) -> None:
    assert "<p><quiz-result" not in convert("Text.\n\n<quiz-result></quiz-result>\n").html


class Balance(HTMLParser):
    """Checks that tags close in order."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: object) -> None:
        if tag not in {"input", "br"}:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: object) -> None:
        pass

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def test_tags_close_in_order(convert: Convert) -> None:
    balance = Balance()
    balance.feed(convert(ONE + "\n" + SEVERAL).html)
    assert balance.open == []
