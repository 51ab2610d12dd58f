"""The settings: what the environment may say, and what a site in production must be told."""

import json
import os
import subprocess
import sys
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.utils.formats import date_format

from bootstrap import PRODUCTION_ENVIRONMENT
from dashboard import environment

ROOT = Path(__file__).resolve().parent.parent
SECRET = "an-invented-and-very-long-key-0123456789-abcdefghijklmnop"


def test_django_writes_dates_as_the_pages_do():
    assert date_format(date(2026, 6, 26)) == "26 June 2026"
    assert date_format(datetime(2026, 6, 26, 9, 5, tzinfo=UTC), "DATETIME_FORMAT") == (
        "26 June 2026, 09:05"
    )


def start(*command: str, **variables: str) -> subprocess.CompletedProcess[str]:
    """A fresh manage.py that sees these variables and no other of ours."""
    inherited = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
    return subprocess.run(
        [sys.executable, "manage.py", *command],
        cwd=ROOT,
        env=inherited | variables,
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )


@pytest.mark.parametrize(
    ("variables", "words"),
    [
        ({"DEBUG": "yes"}, "DEBUG is 'yes'; it must be 0 or 1"),
        ({"PRODUCTION": "true"}, "PRODUCTION is 'true'; it must be 0 or 1"),
        ({"PROXIES": "one"}, "PROXIES is 'one'; it must be a whole number from 0 to 5"),
        ({"TIME_ZONE": "Moscow"}, "TIME_ZONE is 'Moscow', which is no time zone"),
        ({"DATABASE_URL": "mysql://host/name"}, "DATABASE_URL begins with mysql:"),
        ({"REDIS_URL": "127.0.0.1:6379"}, "REDIS_URL must begin with redis://"),
        ({"PUBLIC_BASE_URL": "pourparler.example"}, "PUBLIC_BASE_URL is 'pourparler.example'"),
    ],
)
def test_a_value_that_makes_no_sense_stops_the_start_with_one_sentence_that_names_it(
    variables: dict[str, str], words: str
) -> None:
    stopped = start("check", **variables)
    assert stopped.returncode == 1
    assert stopped.stderr.startswith(words)
    assert "Traceback" not in stopped.stderr


@pytest.mark.parametrize("missing", ["SECRET_KEY", "ALLOWED_HOSTS", "PUBLIC_BASE_URL"])
def test_production_refuses_to_start_without_each_of_its_three_values(missing: str) -> None:
    variables = {name: value for name, value in PRODUCTION_ENVIRONMENT.items() if name != missing}
    stopped = start("check", **variables)
    assert stopped.returncode == 1
    assert f"{missing} must" in stopped.stderr
    assert "Traceback" not in stopped.stderr


def test_production_names_everything_that_is_missing_at_once() -> None:
    with pytest.raises(ImproperlyConfigured) as refusal:
        environment.check_production({"DEBUG": "1"})
    for name in ("SECRET_KEY", "ALLOWED_HOSTS", "PUBLIC_BASE_URL", "DEBUG"):
        assert f"{name} must" in str(refusal.value)


@pytest.mark.parametrize(
    "change",
    [
        {"SECRET_KEY": "short"},
        {"ALLOWED_HOSTS": "*"},
        {"ALLOWED_HOSTS": " , "},
        {"PUBLIC_BASE_URL": "http://pourparler.example"},
        {"DEBUG": "1"},
    ],
)
def test_production_refuses_values_that_are_not_safe(change: dict[str, str]) -> None:
    (name,) = change
    with pytest.raises(ImproperlyConfigured, match=f"{name} must"):
        environment.check_production(PRODUCTION_ENVIRONMENT | change)


def test_production_settings_pass_the_deployment_checks() -> None:
    checked = start("check", "--deploy", "--fail-level", "WARNING", **PRODUCTION_ENVIRONMENT)
    assert checked.returncode == 0, checked.stderr


def test_a_private_machine_needs_no_variable_at_all() -> None:
    script = (
        "from django.conf import settings as s; import json; print(json.dumps(["
        "s.DEBUG, s.PUBLIC_BASE_URL, s.TIME_ZONE, str(s.DATABASES['default']['NAME'])]))"
    )
    answer = start("shell", "--no-imports", "--command", script)
    assert json.loads(answer.stdout) == [
        False,
        "http://127.0.0.1:8000",
        "UTC",
        str(ROOT / "db.sqlite3"),
    ]


class TestFlags:
    @pytest.mark.parametrize(
        ("value", "meaning"), [("1", True), ("0", False), ("", False), (" 1 ", True)]
    )
    def test_are_0_or_1_and_0_when_not_given(self, value: str, meaning: bool) -> None:
        assert environment.flag({"DEBUG": value}, "DEBUG") is meaning

    @pytest.mark.parametrize("value", ["true", "yes", "on", "2", "-1", "01", "１"])
    def test_are_nothing_else(self, value: str) -> None:
        with pytest.raises(ImproperlyConfigured, match="DEBUG is .* must be 0 or 1"):
            environment.flag({"DEBUG": value}, "DEBUG")


@pytest.mark.parametrize("value", ["-1", "6", "1.5", "x", "٣", "9" * 5000])
def test_a_whole_number_is_within_its_bounds(value: str) -> None:
    with pytest.raises(ImproperlyConfigured, match="from 0 to 5"):
        environment.whole_number({"PROXIES": value}, "PROXIES", 0, least=0, most=5)


class TestThePublicAddress:
    @pytest.mark.parametrize(
        ("value", "address"),
        [
            ("https://pourparler.example", "https://pourparler.example"),
            ("https://pourparler.example/", "https://pourparler.example"),
            ("http://127.0.0.1:8000", "http://127.0.0.1:8000"),
            ("http://[::1]:8000", "http://[::1]:8000"),
            ("", ""),
        ],
    )
    def test_is_an_origin_without_a_final_slash(self, value: str, address: str) -> None:
        assert environment.base_url({"URL": value}, "URL") == address

    @pytest.mark.parametrize(
        "value",
        [
            "pourparler.example",
            "ftp://pourparler.example",
            "https://",
            "https://pourparler.example/ledger",
            "https://pourparler.example/?a=b",
            "https://pourparler.example/#top",
            "https://user@pourparler.example",
            "https://pourparler.example:port",
            "https://[::1",
        ],
    )
    def test_is_nothing_else(self, value: str) -> None:
        with pytest.raises(ImproperlyConfigured, match="https://pourparler.example"):
            environment.base_url({"URL": value}, "URL")


class TestTheDatabase:
    def read(self, value: str) -> dict[str, object]:
        return environment.database({"DATABASE_URL": value}, "DATABASE_URL", Path("/srv/site"))

    @pytest.mark.parametrize(
        ("value", "path"),
        [
            ("", Path("/srv/site/db.sqlite3")),
            ("sqlite:///other.sqlite3", Path("/srv/site/other.sqlite3")),
            ("sqlite:////var/lib/a%20b.sqlite3", Path("/var/lib/a b.sqlite3")),
            ("sqlite:///:memory:", ":memory:"),
        ],
    )
    def test_is_a_sqlite_file_unless_said_otherwise(self, value: str, path: Path | str) -> None:
        read = self.read(value)
        assert read["ENGINE"] == "django.db.backends.sqlite3"
        assert read["NAME"] == path

    def test_on_sqlite_acknowledges_only_what_is_on_disk_and_waits_for_the_lock(self) -> None:
        assert self.read("")["OPTIONS"] == {
            "timeout": 20,
            "transaction_mode": "IMMEDIATE",
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL",
        }

    def test_is_postgresql_with_connections_that_are_kept_and_checked(self) -> None:
        assert self.read("postgres://some%40one:s%2Fecret@db.example:5433/led?sslmode=require") == {
            "ENGINE": "django.db.backends.postgresql",
            "NAME": "led",
            "USER": "some@one",
            "PASSWORD": "s/ecret",
            "HOST": "db.example",
            "PORT": "5433",
            "OPTIONS": {"sslmode": "require"},
            "CONN_MAX_AGE": 600,
            "CONN_HEALTH_CHECKS": True,
        }

    @pytest.mark.parametrize(
        "value",
        [
            "db.sqlite3",
            "sqlite://db.sqlite3",
            "sqlite:///",
            "sqlite:///file?mode=ro",
            "mysql://host/name",
            "postgres://host",
            "postgres://host/",
            "postgres://host:port/name",
            "://",
        ],
    )
    def test_is_nothing_else(self, value: str) -> None:
        with pytest.raises(ImproperlyConfigured, match="DATABASE_URL"):
            self.read(value)

    def test_never_holds_the_write_lock_for_a_whole_request(self) -> None:
        assert settings.DATABASES["default"].get("ATOMIC_REQUESTS", False) is False


class TestTheCache:
    def test_is_each_processs_memory_unless_redis_is_given(self) -> None:
        assert "locmem" in environment.cache({}, "REDIS_URL", "abc")["BACKEND"]
        read = environment.cache({"REDIS_URL": "redis://127.0.0.1:6379/0"}, "REDIS_URL", "abc")
        assert read["BACKEND"].endswith("RedisCache")
        assert read["LOCATION"] == "redis://127.0.0.1:6379/0"
        assert read["KEY_PREFIX"] == "pourparler-abc"

    def test_is_new_with_every_release_and_with_what_pages_show(self, tmp_path: Path) -> None:
        style = tmp_path / "static" / "site.css"
        style.parent.mkdir()
        style.write_text("a {}", encoding="ascii")
        first = environment.release({}, tmp_path)
        assert environment.release({}, tmp_path) == first
        assert environment.release({"DESK_CONTACT": "desk@example.org"}, tmp_path) != first
        style.write_text("body {}", encoding="ascii")
        assert environment.release({}, tmp_path) != first

    def test_is_no_other_server(self) -> None:
        with pytest.raises(ImproperlyConfigured, match="REDIS_URL must begin with"):
            environment.cache({"REDIS_URL": "memcached://127.0.0.1"}, "REDIS_URL", "abc")
