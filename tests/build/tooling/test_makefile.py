"""What `make` says when it cannot begin."""

from __future__ import annotations

import os
import re
import subprocess

from textbook.tooling.steps import ROOT


def make(*words: str) -> subprocess.CompletedProcess[str]:
    # A make that runs these tests hands its own options down.
    env = {name: value for name, value in os.environ.items() if "MAKE" not in name}
    env.pop("MFLAGS", None)
    return subprocess.run(["make", *words], cwd=ROOT, env=env, capture_output=True, text=True)


def test_without_a_python_it_says_which_is_needed_and_how_to_name_it() -> None:
    done = make("setup", "PYTHON=")
    assert done.returncode != 0
    said = done.stdout + done.stderr
    assert "Python 3.11 or newer is needed and was not found" in said
    assert "make PYTHON=/path/to/python3" in said
    assert "Traceback" not in said


def test_help_names_every_verb_that_a_person_types() -> None:
    makefile = (ROOT / "Makefile").read_text("utf-8")
    (verbs,) = re.findall(r"^\.PHONY: (.*)$", makefile, re.M)
    said = make("help").stdout
    # The other two are steps of every verb.
    for verb in set(verbs.split()) - {"help", "setup", "assets"}:
        assert re.search(rf"\b{verb}\b", said), verb
