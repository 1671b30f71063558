"""What `make lock` leaves out of package-lock.json."""

from __future__ import annotations

import json

from textbook.tooling.lock import without_addresses
from textbook.tooling.steps import ROOT


def test_addresses_go_and_everything_else_stays_in_its_order() -> None:
    package = {"version": "1.0.0", "resolved": "https://host.example/a.tgz", "integrity": "sha512-"}
    text = json.dumps({"name": "b", "packages": {"": {"name": "b"}, "node_modules/a": package}})
    left = json.loads(without_addresses(text))
    assert list(left["packages"]["node_modules/a"]) == ["version", "integrity"]
    assert left["packages"][""] == {"name": "b"}


def test_the_lock_file_of_the_book_is_of_this_form() -> None:
    text = (ROOT / "package-lock.json").read_text("utf-8")
    assert without_addresses(text) == text


def test_every_package_of_the_lock_file_has_its_hash() -> None:
    packages = json.loads((ROOT / "package-lock.json").read_text("utf-8"))["packages"]
    assert all("integrity" in package for name, package in packages.items() if name)
