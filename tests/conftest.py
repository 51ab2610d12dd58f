"""What every test runs under: settings that suit tests, a real browser, and no silent skips."""

import os
import tempfile
from collections.abc import Generator, Iterator
from pathlib import Path
from typing import Any, TypeVar

# Playwright's event loop runs beside the test; Django would refuse the database there.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"

import hypothesis
import pytest
from django.conf import settings
from django.db import connection, connections
from pytest_django.plugin import DjangoDbBlocker

import bootstrap
from tests import copied_rows, kept_database
from tests.copied_rows import Rows

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
ON_SQLITE = settings.DATABASES["default"]["ENGINE"].endswith("sqlite3")
if ON_SQLITE:
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
def django_db_keepdb(django_db_modify_db_settings: None) -> bool:
    """Whether the database is there already: a copy of the one that was kept once migrated."""
    return ON_SQLITE and kept_database.copied_to(_test_file())


def _test_file() -> Path:
    return Path(settings.DATABASES["default"]["TEST"]["NAME"])


@pytest.fixture(scope="session")
def django_db_setup(
    django_db_keepdb: bool, django_db_setup: None, django_db_blocker: DjangoDbBlocker
) -> Iterator[None]:
    """The database as the migrations left it, kept for the runs to come."""
    with django_db_blocker.unblock():
        if ON_SQLITE and not django_db_keepdb:
            kept_database.keep()
        for each in connections.all():
            # Django is to put nothing back itself, and to make no permissions anew: see below.
            # On the class, since Playwright's event loop is given another connection.
            type(each)._test_serialized_contents = "[]"  # type: ignore[attr-defined]
    yield
    if django_db_keepdb:
        connections.close_all()
        for path in _test_file().parent.glob(f"{_test_file().name}*"):
            path.unlink()


@pytest.fixture(scope="session")
def _migrated_rows(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> list[Rows]:
    """What the migrations wrote, and Django for them: groups, permissions, types of content."""
    with django_db_blocker.unblock():
        tables = connection.introspection.django_table_names(only_existing=True)
        return copied_rows.read(tables)


@pytest.fixture
def _migrated_rows_return(
    _migrated_rows: list[Rows], django_db_blocker: DjangoDbBlocker
) -> Iterator[None]:
    """Put back what a test took away when its tables were emptied."""
    yield
    with django_db_blocker.unblock():
        copied_rows.put_back(_migrated_rows)
        # Django closes it after such a test too: a database that is in use cannot be removed.
        connection.close()


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


# What takes longest begins first, so that no process is left alone with it at the end.
LONGEST = (
    "test_as_of_property", "test_every_page", "test_admin_concurrency", "test_nasty_parameters",
    "test_drafts_leave_no_trace", "test_every_page_browser", "test_ledger_file_properties",
    "test_robustness", "test_claims", "test_bootstrap", "test_intake_browser",
)  # fmt: skip


def pytest_addoption(parser: pytest.Parser) -> None:
    words = "leave out what asks for no database: it says the same on each"
    parser.addoption("--only-database", action="store_true", help=words)


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    if config.getoption("--only-database"):
        left_out = [item for item in items if not _asks_the_database(item)]
        config.hook.pytest_deselected(items=left_out)
        items[:] = [item for item in items if _asks_the_database(item)]
    items.sort(key=_turn)
    for item in items:
        _give_back_what_migrations_wrote(item)


def _asks_the_database(item: pytest.Item) -> bool:
    """Whether it may: pytest-django refuses a query to whatever does not say so in one of these
    ways."""
    names = getattr(item, "fixturenames", [])
    return bool(item.get_closest_marker("django_db")) or "_django_db_helper" in names


def _turn(item: pytest.Item) -> int:
    return LONGEST.index(item.path.stem) if item.path.stem in LONGEST else len(LONGEST)


def _give_back_what_migrations_wrote(item: pytest.Item) -> None:
    """After tests that commit: emptying the tables takes it away.

    Django would give it back to the next test that commits, row by row, and pytest-django lets
    all others run before these; with modules shared out among processes they do not.
    """
    names = getattr(item, "fixturenames", [])
    marker = item.get_closest_marker("django_db")
    commits = bool(marker and marker.kwargs.get("transaction"))
    if commits or {"live_server", "transactional_db"} & {*names}:
        names.append("django_db_serialized_rollback")
        # Set up before the database is, and so ended after it was emptied.
        names.insert(0, "_migrated_rows_return")


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
