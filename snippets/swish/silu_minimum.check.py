import math

from textbook.runtime.checks import expect


def _rising(x):
    return x * x - 2


def _falling(x):
    return 1 - x * x * x


def rising(bisect):
    """The zero of x² - 2 between 0 and 2 is √2"""
    expect(bisect, _rising, 0.0, 2.0, to_give=math.sqrt(2), atol=1e-9)


def falling(bisect):
    """It works as well where the function falls"""
    expect(bisect, _falling, 0.0, 3.0, to_give=1.0, atol=1e-9)


def tolerance(bisect):
    """It stops when the interval is shorter than the tolerance"""
    count = 0

    def counted(x):
        nonlocal count
        count += 1
        return _rising(x)

    found = bisect(counted, 0.0, 2.0, 0.01)
    assert abs(found - math.sqrt(2)) <= 0.01, (
        f"With tolerance 0.01 the zero of x² - 2 is found at {found}, "
        "and √2 is 1.41421…"
    )
    assert count <= 40, (
        f"With tolerance 0.01 the function is called {count} times. "
        "Eight halvings of an interval of length 2 are enough."
    )


def minimum(silu_minimum):
    """SiLU has its minimum at -1.278464543"""
    expect(silu_minimum, to_give=-1.2784645427610738, atol=1e-9)
