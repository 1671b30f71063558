"""What long tests have to tell beside passing is printed at the end, in one table."""

from __future__ import annotations

from typing import Any

from hypothesis import settings

# The same examples every time, so that a change is to blame for what fails. The long tests, which
# take many, take new ones.
settings.register_profile("same", derandomize=True, database=None)
settings.load_profile("same")


def pytest_terminal_summary(terminalreporter: Any) -> None:
    """Print what tests have recorded under the name `told`, whichever process they ran in."""
    reports = [report for found in terminalreporter.stats.values() for report in found]
    told = [
        (report.nodeid.split("::")[0], line)
        for report in reports
        for name, line in getattr(report, "user_properties", [])
        # The end of a test carries all of them, those of its fixtures too.
        if name == "told" and report.when == "teardown"
    ]
    for file in dict.fromkeys(file for file, _ in told):
        terminalreporter.section(file)
        for _, line in filter(lambda pair: pair[0] == file, told):
            terminalreporter.write_line(line)
