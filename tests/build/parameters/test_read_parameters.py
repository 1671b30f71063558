"""Parameters are read, refused and written by the shared cases."""

from __future__ import annotations

import ast
import json
from typing import Any

import pytest

from textbook.parameters import literal, read_parameters, with_value
from textbook.tooling.steps import ROOT

CASES = json.loads((ROOT / "tests" / "parameter_cases.json").read_text("utf-8"))["cases"]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["source"][:60])
def test_a_program_gives_its_parameters_and_sentences_for_the_rest(case: dict[str, Any]) -> None:
    parameters, faults = read_parameters(case["source"])
    assert [[fault.line, fault.message] for fault in faults] == case["faults"]
    assert len(parameters) == len(case["parameters"])
    lines = case["source"].split("\n")
    for parameter, expected in zip(parameters, case["parameters"], strict=True):
        for key in ("name", "kind", "label", "value", "line", "min", "max", "step"):
            assert getattr(parameter, key) == expected[key]
        line = lines[parameter.line - 1]
        assert line[parameter.start : parameter.end] == expected["literal"]
        for value, text in expected["writes"]:
            assert literal(parameter, value) == text
            assert ast.literal_eval(text) == pytest.approx(value)
            changed = with_value(case["source"], parameter, value)
            (same,) = [p for p in read_parameters(changed)[0] if p.name == parameter.name]
            assert same.value == pytest.approx(value)


def test_there_are_at_most_twelve() -> None:
    source = "\n".join(f"p{n} = {n} #@param" for n in range(14))
    parameters, faults = read_parameters(source)
    assert len(parameters) == 12
    assert [fault.line for fault in faults] == [13, 14]
