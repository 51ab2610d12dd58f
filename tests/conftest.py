"""What every test runs under: settings that suit tests, a real browser, and no silent skips."""

import os
import tempfile
from collections.abc import Generator
from pathlib import Path
from typing import Any, TypeVar

# Playwright's event loop runs beside the test; Django would refuse the database there.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"

import hypothesis
import pytest
from django.conf import settings
from django.db import connections
from pytest_django.plugin import DjangoDbBlocker

import bootstrap

# A slow machine is no failure: what a property takes is measured nowhere.
hypothesis.settings.register_profile(
    "unhurried", deadline=None, suppress_health_check=[hypothesis.HealthCheck.too_slow]
)
hypothesis.settings.load_profile("unhurried")
# Real password hashes are slow on purpose.
settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
# What is worked out for one record must not be remembered of the next.
settings.CACHES = {"default": {"BACKEND": "django.core.cache.backends.dummy.DummyCache"}}
# Static files under their own names, straight from where they lie.
settings.STORAGES = settings.STORAGES | {
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
}
settings.WHITENOISE_USE_FINDERS = True
settings.WHITENOISE_AUTOREFRESH = True
# What the template coverage is measured by.
settings.TEMPLATES[0]["OPTIONS"]["debug"] = True
if settings.DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    # A file, because the live server's threads would share the one connection of a database in
    # memory. Nobody waits for it to reach the disk: it is thrown away.
    name = f"pourparler-test-{os.getpid()}.sqlite3"
    settings.DATABASES["default"]["TEST"]["NAME"] = str(Path(tempfile.gettempdir()) / name)
    settings.DATABASES["default"]["OPTIONS"]["init_command"] = (
        "PRAGMA journal_mode=WAL; PRAGMA synchronous=OFF"
    )

Report = TypeVar("Report", pytest.TestReport, pytest.CollectReport)

BROWSER_FLAGS = [
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> None:
    """Every connection knows what the migrations wrote, to put it back after a flush.

    Django keeps that on one connection object, and Playwright's event loop is given another.
    """
    with django_db_blocker.unblock():
        for connection in connections.all():
            contents = connection.creation.serialize_db_to_string()
            type(connection)._test_serialized_contents = contents  # type: ignore[attr-defined]


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    """Playwright drives the Chromium that bootstrap finds, and asks the network for nothing."""
    browser = bootstrap.find_browser()
    if browser is None:
        pytest.fail("No Chromium was found; `make test` installs one.")
    # Chromium's sandbox refuses to run as root.
    root = ["--no-sandbox"] if os.geteuid() == 0 else []
    flags = [*BROWSER_FLAGS, *root]
    return browser_type_launch_args | {"executable_path": browser, "args": flags}


@pytest.fixture
def sample(db: None) -> None:
    """The five reports, as the sample ledger file has them."""
    from tests.sample_rows import load_sample

    load_sample()


@pytest.fixture
def later_sample(sample: None) -> None:
    """The five reports, and on top of them the later ones, as their own ledger file has them."""
    from tests.sample_rows import LATER
    from tracker.ledger_file.load import load

    load(LATER.read_bytes())


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Give tests that commit back what the migrations wrote: emptying the tables took it away."""
    for item in items:
        names = getattr(item, "fixturenames", [])
        marker = item.get_closest_marker("django_db")
        commits = bool(marker and marker.kwargs.get("transaction"))
        if commits or {"live_server", "transactional_db"} & {*names}:
            names.append("django_db_serialized_rollback")


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_runtest_makereport() -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """With CI=true a test that was skipped has failed."""
    report = yield
    return refuse_skip(report)


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_make_collect_report() -> Generator[None, pytest.CollectReport, pytest.CollectReport]:
    """With CI=true a module that was skipped has failed."""
    report = yield
    return refuse_skip(report)


def refuse_skip(report: Report) -> Report:
    if report.skipped and os.environ.get("CI") == "true":
        report.outcome = "failed"
        # What was expected to fail is not counted as failed as long as it says so.
        vars(report).pop("wasxfail", None)
        report.longrepr = f"Skipped, and with CI=true nothing may be: {report.longrepr}"
    return report
