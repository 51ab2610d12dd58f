"""With CI=true nothing is skipped, and what asks no database can be left out."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent

SKIPPED_TESTS = """
import pytest

@pytest.mark.skip(reason="not today")
def test_one() -> None:
    raise AssertionError

@pytest.mark.xfail(reason="known to fail")
def test_two() -> None:
    raise AssertionError
"""
SKIPPED_MODULE = """
import pytest

pytest.importorskip("no_such_module_anywhere")
"""

# A conftest that is named as a plugin comes before pytest-django has set Django up.
START = """
import sys
import django
import pytest

django.setup()
sys.exit(pytest.main(sys.argv[1:]))
"""


def outcome(folder: Path, source: str, *options: str, **variables: str) -> tuple[int, str]:
    """pytest's status and words over one module, under the tests' own conftest."""
    module = folder / "test_planted.py"
    module.write_text(source)
    command = [sys.executable, "-c", START, "-p", "tests.conftest", "-p", "no:cacheprovider"]
    command += ["--rootdir", str(ROOT), "-c", str(ROOT / "pyproject.toml"), *options]
    command += [str(module)]
    environment = {name: value for name, value in os.environ.items() if name != "CI"}
    ended = subprocess.run(
        command,
        cwd=ROOT,
        env=environment | {"DJANGO_SETTINGS_MODULE": "dashboard.settings"} | variables,
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    return ended.returncode, ended.stdout


@pytest.mark.parametrize(
    ("source", "count"),
    [(SKIPPED_TESTS, "1 failed, 1 error"), (SKIPPED_MODULE, "1 error")],
    ids=["tests", "a module"],
)
def test_what_is_skipped_fails_in_ci(tmp_path: Path, source: str, count: str) -> None:
    status, words = outcome(tmp_path, source, CI="true")
    assert status != 0
    assert count in words
    assert "with CI=true nothing may be" in words


def test_elsewhere_it_is_skipped_with_its_reason(tmp_path: Path) -> None:
    status, words = outcome(tmp_path, SKIPPED_TESTS)
    assert status == 0
    assert "1 skipped, 1 xfailed" in words
    assert "not today" in words


ASKING_AND_NOT = """
import pytest

@pytest.mark.django_db
def test_marked() -> None: ...

def test_by_fixture(db: None) -> None: ...

def test_by_another_fixture(client, sample: None) -> None: ...

@pytest.mark.django_db(transaction=True)
def test_that_commits() -> None: ...

def test_that_asks_nothing(client) -> None: ...
"""


def test_what_asks_no_database_can_be_left_out(tmp_path: Path) -> None:
    status, said = outcome(tmp_path, ASKING_AND_NOT, "--only-database", "--collect-only", "-q")
    assert status == 0
    assert "4/5 tests collected (1 deselected)" in said
    assert "test_that_asks_nothing" not in said
