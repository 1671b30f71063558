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
        [sys.executable, "-B", "-c", CHECK.format(code=code)], capture_output=True, text=True
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
        "np.kept = 1",
        "import builtins; builtins.kept = 1",
        "json.JSONEncoder.default = lambda self, value: 0",
        "np.polynomial.Polynomial.fit = None",
        "np.polynomial.Polynomial.__len__ = lambda self: 9",
        "import statistics; statistics.mean = max",
        "import fractions; fractions.Fraction.__add__ = None",
        "import types; sys.modules['mine'] = types.ModuleType('mine')",
        "del sys.modules['json']",
        "sys.addaudithook(lambda event, values: None)",
        "sys.settrace(lambda *values: None)",
        "import signal; signal.signal(signal.SIGINT, lambda *values: None)",
        "import atexit; atexit.register(print)",
        "import gc; gc.disable()",
        "import logging; logging.basicConfig()",
        "import logging; logging.getLogger().setLevel(10)",
        "sys.set_int_max_str_digits(0)",
        "open('/tmp/left-by-a-test.txt', 'w').close(); os.remove('/tmp/left-by-a-test.txt')",
        "sys.stdlib = 1",
        "import asyncio; asyncio.sleep = None",
    ],
)
def test_what_a_later_run_would_inherit_is_damage(code: str) -> None:
    assert damaged(code)


@pytest.mark.parametrize(
    "code",
    [
        "x = np.linspace(0, 1, 3)",
        "import statistics, numpy.polynomial; statistics.mean([1, 2])",
        "import decimal, fractions, datetime; decimal.Decimal(1) / 3",
        "import concurrent.futures as c; c.ThreadPoolExecutor",
        "import logging; logging.getLogger('a').warning('b')",
        "import dataclasses\n@dataclasses.dataclass\nclass A:\n  x: int\nA(1)",
        "np.random.rand(3); np.fft.fft([1, 2]); np.ma.array([1])",
        "import re; re.sub('a+', 'b', 'caat'); datetime = __import__('datetime')",
        "import pickle; pickle.loads(pickle.dumps([1]))",
        "print(open(os.__file__).read(1), file=sys.stderr)",
        "np.random.default_rng(0).normal()",
        "x = np.linalg.norm([3, 4])",
    ],
)
def test_an_ordinary_run_is_none(code: str) -> None:
    assert not damaged(code)
