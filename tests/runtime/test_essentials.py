"""What counts as damage to the interpreter. Each case runs in a Python of its own."""

from __future__ import annotations

import subprocess
import sys

import pytest

CHECK = """
import json, numpy as np, shutil, os, sys, tempfile
os.chdir(tempfile.mkdtemp())
import textbook.runtime.cell
from textbook.runtime.essentials import Essentials
fresh = Essentials()
{code}
print(fresh.damaged())
"""


def damaged(code: str) -> bool:
    done = subprocess.run(
        [sys.executable, "-c", CHECK.format(code=code)], capture_output=True, text=True
    )
    assert done.stdout.strip() in ("True", "False"), done.stderr
    return done.stdout.strip() == "True"


@pytest.mark.parametrize(
    "code",
    [
        "import builtins; del builtins.len",
        "np.linspace = None",
        "np.set_printoptions(precision=1)",
        "np.seterr(all='ignore')",
        "json.dumps = str",
        "sys.setrecursionlimit(5000)",
        "sys.path.insert(0, '/nowhere')",
        "os.environ['X'] = '1'",
        "open('left.txt', 'w').close()",
        "import warnings; warnings.simplefilter('ignore')",
    ],
)
def test_what_a_later_run_would_inherit_is_damage(code: str) -> None:
    assert damaged(code)


@pytest.mark.parametrize(
    "code",
    [
        "x = np.linspace(0, 1, 3)",
        "import statistics, numpy.polynomial",
        "np.random.default_rng(0).normal()",
        "x = np.linalg.norm([3, 4])",
    ],
)
def test_an_ordinary_run_is_none(code: str) -> None:
    assert not damaged(code)
