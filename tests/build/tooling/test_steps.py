"""How a tool of the set-up talks, and how it fails."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from textbook.tooling import steps
from textbook.tooling.steps import ToolError, main, run_logged


@pytest.fixture(autouse=True)
def logs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder for the logs, so that those of the checkout stay."""
    monkeypatch.setattr(steps, "ROOT", tmp_path)
    monkeypatch.setattr(steps, "LOGS", tmp_path / "logs")
    return tmp_path / "logs"


def python(code: str) -> list[str | Path]:
    return [sys.executable, "-c", code]


def test_what_a_command_prints_is_in_the_log_and_only_the_title_on_the_terminal(
    logs: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run_logged("Counting to one", python("print('one')"), "")
    assert capsys.readouterr().out == "Counting to one …\n"
    (log,) = logs.iterdir()
    assert log.read_text("utf-8") == "one\n"


def test_a_command_that_takes_long_gives_signs_of_life(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(steps, "SIGN_OF_LIFE", 0.0)
    run_logged("Starting Python", python("pass"), "")
    assert "  … 0 s\n" in capsys.readouterr().out


def test_a_failure_is_one_sentence_with_the_telling_line_the_log_and_the_remedy() -> None:
    code = "import sys; print('a\\nERROR: no such wheel\\nb\\nc'); sys.exit(1)"
    with pytest.raises(ToolError) as failed:
        run_logged("Installing", python(code), "Check the network.")
    message = str(failed.value)
    assert message.startswith("Installing failed: ERROR: no such wheel (all of it: logs/")
    assert message.endswith(". Check the network.")
    assert "\n" not in message


def test_without_a_telling_line_the_last_two_are_told() -> None:
    with pytest.raises(ToolError, match=r"Installing failed: c d \("):
        run_logged("Installing", python("print('a\\nb\\nc\\nd'); exit(1)"), "")


def test_what_a_warning_quotes_is_not_told_where_an_error_is_marked() -> None:
    code = (
        "print('WARNING: Retrying (Retry(total=4)) after connection broken by NewConnectionError');"
        "print('ERROR: No matching distribution found for numpy'); exit(1)"
    )
    with pytest.raises(ToolError) as failed:
        run_logged("Installing", python(code), "")
    assert "failed: ERROR: No matching distribution found for numpy (all" in str(failed.value)
    assert "Retry" not in str(failed.value)


def test_a_command_that_does_not_exist_is_named() -> None:
    with pytest.raises(ToolError, match=r"Trying failed: No such file.*: /no/such/tool\. Get it\."):
        run_logged("Trying", ["/no/such/tool"], "Get it.")


def test_a_tool_error_ends_the_program_with_its_sentence_and_no_traceback() -> None:
    def step() -> None:
        raise ToolError("There is no disk left. Make room.")

    with pytest.raises(SystemExit) as ended:
        main(step)
    assert ended.value.code == "make: There is no disk left. Make room."


def test_an_interrupt_ends_the_program_with_a_word() -> None:
    def step() -> None:
        raise KeyboardInterrupt

    with pytest.raises(SystemExit) as ended:
        main(step)
    assert ended.value.code == "make: interrupted"
