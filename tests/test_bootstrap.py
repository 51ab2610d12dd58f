"""The set-up script: what it decides, and the sentences it ends with when it cannot go on."""

import ast
import errno
import os
import re
import signal
import socket
import stat
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

import bootstrap
from bootstrap import SetupError

ROOT = Path(__file__).resolve().parent.parent


def fake_program(folder: Path, name: str, *, status: int = 0) -> str:
    """A program of this name that only ends with this status."""
    program = folder / name
    program.write_text(f"#!/bin/sh\nexit {status}\n")
    program.chmod(0o755)
    return str(program)


def free_port() -> int:
    with socket.socket() as trial:
        trial.bind(("127.0.0.1", 0))
        return int(trial.getsockname()[1])


@contextmanager
def taken_port() -> Iterator[int]:
    with socket.socket() as owner:
        owner.bind(("127.0.0.1", 0))
        owner.listen()
        yield int(owner.getsockname()[1])


class TestThePort:
    @pytest.mark.parametrize(
        ("value", "port"), [("", 8000), ("8001", 8001), (" 80 ", 80), ("65535", 65535)]
    )
    def test_is_a_number_and_8000_when_not_given(self, value: str, port: int) -> None:
        assert bootstrap.read_port({"PORT": value}) == port

    @pytest.mark.parametrize(
        "value", ["http", "0", "65536", "-1", "80.0", "8 0", "٨", "9" * 5000, "0x50"]
    )
    def test_is_nothing_else(self, value: str) -> None:
        with pytest.raises(SetupError, match="must be a number from 1 to 65535"):
            bootstrap.read_port({"PORT": value})

    def test_is_free(self) -> None:
        bootstrap.check_free("127.0.0.1", free_port())

    def test_or_the_message_names_the_next_one(self) -> None:
        with taken_port() as port, pytest.raises(SetupError) as refusal:
            bootstrap.check_free("127.0.0.1", port)
        assert f"Port {port} on 127.0.0.1 is taken" in str(refusal.value)
        assert re.search(r"make run PORT=\d+$", str(refusal.value))

    def test_below_1024_asks_for_a_higher_one(self) -> None:
        words = bootstrap.explain_bind_error(OSError(errno.EACCES, "denied"), "127.0.0.1", 80)
        assert "one above 1023" in words


class TestTheHost:
    def test_that_has_no_address_is_named(self) -> None:
        with pytest.raises(SetupError, match="HOST is 'no such host', which is no address"):
            bootstrap.check_free("no such host", 8000)

    def test_that_is_another_machines_is_named(self) -> None:
        with pytest.raises(SetupError, match="Nothing can be served on HOST '192.0.2.1'"):
            bootstrap.check_free("192.0.2.1", free_port())

    @pytest.mark.parametrize(
        ("host", "address"),
        [
            ("127.0.0.1", "http://127.0.0.1:8000"),
            ("0.0.0.0", "http://127.0.0.1:8000"),
            ("::1", "http://[::1]:8000"),
            ("::", "http://[::1]:8000"),
            ("desk.example", "http://desk.example:8000"),
        ],
    )
    def test_gives_the_address_to_type_into_a_browser(self, host: str, address: str) -> None:
        assert bootstrap.base_url(host, 8000) == address

    @pytest.mark.parametrize(
        ("host", "name"),
        [("127.0.0.1", "127.0.0.1"), ("::1", "[::1]"), ("desk.example", "desk.example")],
    )
    def test_may_be_asked_for_by_its_own_name(self, host: str, name: str) -> None:
        names = bootstrap.allowed_hosts(host)
        assert {name, "127.0.0.1", "localhost"} <= {*names}
        assert len(names) == len({*names})

    def test_of_every_address_may_be_asked_for_by_the_machines_name_but_not_by_any(self) -> None:
        names = bootstrap.allowed_hosts("0.0.0.0")
        assert socket.gethostname() in names
        assert "*" not in names

    def test_a_machine_whose_name_leads_nowhere_is_no_problem(self) -> None:
        assert bootstrap.machine_addresses("no such machine") == []


class TestTheLedgerFile:
    def test_is_the_sample_unless_another_is_given(self, tmp_path: Path) -> None:
        other = tmp_path / "other.json"
        other.touch()
        assert bootstrap.ledger_to_load({}) == bootstrap.SAMPLE_LEDGER
        assert bootstrap.ledger_to_load({"LEDGER": str(other)}) == other

    def test_must_be_there(self, tmp_path: Path) -> None:
        with pytest.raises(SetupError, match="there is no such file"):
            bootstrap.ledger_to_load({"LEDGER": str(tmp_path / "missing.json")})


class TestTheBrowser:
    @pytest.fixture
    def programs(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
        """An otherwise empty PATH, and no browser of Playwright's own."""
        monkeypatch.setenv("PATH", str(tmp_path))
        monkeypatch.setattr(bootstrap, "playwright_browser", lambda: None)
        return tmp_path

    def test_the_one_that_is_named_comes_first(self, programs: Path) -> None:
        fake_program(programs, "chromium")
        named = fake_program(programs, "my-chrome")
        assert bootstrap.find_browser({"CHROMIUM": named}) == named
        assert bootstrap.find_browser({"CHROMIUM": "my-chrome"}) == named

    @pytest.mark.parametrize("named", ["/nowhere/chromium", "broken"])
    def test_the_one_that_is_named_must_answer(self, programs: Path, named: str) -> None:
        fake_program(programs, "chromium")
        fake_program(programs, "broken", status=1)
        with pytest.raises(SetupError, match="does not answer --version"):
            bootstrap.find_browser({"CHROMIUM": named})

    def test_one_that_is_installed_but_does_not_start_is_passed_over(self, programs: Path) -> None:
        fake_program(programs, "chromium", status=127)
        fake_program(programs, "google-chrome")
        shell = fake_program(programs, "chromium-headless-shell")
        assert bootstrap.find_browser({}) == shell

    def test_playwrights_own_comes_last(
        self, programs: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        own = fake_program(programs, "playwrights")
        monkeypatch.setattr(bootstrap, "playwright_browser", lambda: own)
        assert bootstrap.find_browser({}) == own
        chrome = fake_program(programs, "google-chrome")
        assert bootstrap.find_browser({}) == chrome

    def test_none_is_none(self, programs: Path) -> None:
        assert bootstrap.find_browser({}) is None

    def test_playwright_says_where_its_own_would_be(self) -> None:
        path = bootstrap.playwright_browser()
        assert path is not None
        assert Path(path).is_absolute()

    def test_one_is_downloaded_before_debians_is_installed(
        self, programs: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        tried = []

        def download() -> bool:
            tried.append("download")
            return False

        def install(package: str) -> bool:
            tried.append(package)
            fake_program(programs, "chromium-headless-shell")
            return True

        monkeypatch.setattr(bootstrap, "download_browser", download)
        monkeypatch.setattr(bootstrap, "can_apt_install", lambda: True)
        monkeypatch.setattr(bootstrap, "apt_install", install)
        monkeypatch.delenv("CHROMIUM", raising=False)
        assert bootstrap.provide_browser() == str(programs / "chromium-headless-shell")
        assert bootstrap.provide_browser() == str(programs / "chromium-headless-shell")
        assert tried == ["download", "chromium-headless-shell"]

    def test_where_nothing_helps_the_message_names_the_ways_out(
        self, programs: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(bootstrap, "download_browser", lambda: False)
        monkeypatch.setattr(bootstrap, "can_apt_install", lambda: False)
        monkeypatch.delenv("CHROMIUM", raising=False)
        with pytest.raises(SetupError) as refusal:
            bootstrap.provide_browser()
        assert "apt-get install chromium-headless-shell" in str(refusal.value)
        assert "make test CHROMIUM=/path/to/chromium" in str(refusal.value)


@pytest.fixture
def commands(monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    """The commands that would have been run, instead of running them."""
    seen: list[list[str]] = []
    monkeypatch.setattr(bootstrap, "run", lambda command, *rest: seen.append(list(command)))
    return seen


class TestTheEnvironmentOfPackages:
    @pytest.fixture(autouse=True)
    def project(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
        monkeypatch.setattr(bootstrap, "ROOT", tmp_path)
        monkeypatch.setattr(bootstrap, "VENV", tmp_path / ".venv")
        monkeypatch.setattr(bootstrap, "VENV_PYTHON", tmp_path / ".venv" / "bin" / "python")
        (tmp_path / ".venv").mkdir()
        (tmp_path / "requirements.txt").write_text("one==1\n")
        return tmp_path

    def test_a_lock_is_installed_with_its_hashes_and_only_once(
        self, commands: list[list[str]]
    ) -> None:
        bootstrap.install_requirements("requirements.txt")
        bootstrap.install_requirements("requirements.txt")
        (command,) = commands
        assert "--require-hashes" in command

    def test_a_lock_is_installed_as_it_stands_and_not_resolved_anew(
        self, commands: list[list[str]]
    ) -> None:
        bootstrap.install_requirements("requirements.txt")
        (command,) = commands
        assert "--no-deps" in command

    def test_a_changed_lock_is_installed_again(
        self, commands: list[list[str]], project: Path
    ) -> None:
        bootstrap.install_requirements("requirements.txt")
        (project / "requirements.txt").write_text("one==2\n")
        bootstrap.install_requirements("requirements.txt")
        assert len(commands) == 2

    def test_an_installation_that_failed_is_tried_again(
        self, monkeypatch: pytest.MonkeyPatch, project: Path
    ) -> None:
        def fail(*arguments: object) -> None:
            raise SetupError("no network")

        monkeypatch.setattr(bootstrap, "run", fail)
        with pytest.raises(SetupError):
            bootstrap.install_requirements("requirements.txt")
        assert not list((project / ".venv").glob("*.installed"))

    def test_a_missing_or_broken_one_is_made_anew(
        self, commands: list[list[str]], project: Path
    ) -> None:
        bootstrap.make_venv()
        (project / ".venv" / "bin").mkdir()
        fake_program(project / ".venv" / "bin", "python", status=1)
        bootstrap.make_venv()
        assert [command[1:4] for command in commands] == [["-m", "venv", "--clear"]] * 2

    def test_one_that_works_is_kept(self, commands: list[list[str]], project: Path) -> None:
        (project / ".venv" / "bin").mkdir()
        fake_program(project / ".venv" / "bin", "python")
        bootstrap.make_venv()
        assert commands == []

    def test_without_the_venv_module_a_reader_without_root_is_told_what_to_install(
        self, commands: list[list[str]], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(bootstrap, "has_ensurepip", lambda: False)
        monkeypatch.setattr(bootstrap, "can_apt_install", lambda: False)
        with pytest.raises(SetupError, match="apt-get install python3-venv"):
            bootstrap.make_venv()
        assert commands == []

    @pytest.mark.parametrize("helpful", [0, 1])
    def test_without_the_venv_module_root_gets_it_installed(
        self, commands: list[list[str]], monkeypatch: pytest.MonkeyPatch, helpful: int
    ) -> None:
        packages = ["python3-venv", "python{}.{}-venv".format(*sys.version_info[:2])]
        installed: list[str] = []
        monkeypatch.setattr(bootstrap, "has_ensurepip", lambda: packages[helpful] in installed)
        monkeypatch.setattr(bootstrap, "can_apt_install", lambda: True)

        def install(package: str) -> bool:
            installed.append(package)
            return True

        monkeypatch.setattr(bootstrap, "apt_install", install)
        bootstrap.make_venv()
        assert installed == packages[: helpful + 1]
        assert len(commands) == 1

    def test_a_python_that_never_gets_the_venv_module_is_named(
        self, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(bootstrap, "has_ensurepip", lambda: False)
        monkeypatch.setattr(bootstrap, "can_apt_install", lambda: True)
        monkeypatch.setattr(bootstrap, "apt_install", lambda name: False)
        with pytest.raises(SetupError, match="did not give .* the module ensurepip"):
            bootstrap.make_venv()


class TestThePython:
    def test_this_one_is_recent_enough(self) -> None:
        assert bootstrap.is_recent(sys.executable)
        bootstrap.use_a_recent_python()

    def test_from_an_old_one_a_newer_one_takes_over(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        newer = fake_program(tmp_path, "python3.12")
        fake_program(tmp_path, "python3.13", status=1)
        started: list[list[str]] = []
        monkeypatch.setenv("PATH", str(tmp_path))
        monkeypatch.setattr(sys, "version_info", (3, 9, 2))
        monkeypatch.setattr(sys, "argv", ["bootstrap.py", "run"])

        def become(path: str, command: list[str]) -> None:
            started.append(command)
            raise SystemExit

        monkeypatch.setattr(os, "execv", become)
        with pytest.raises(SystemExit):
            bootstrap.use_a_recent_python()
        assert started == [[newer, "bootstrap.py", "run"]]

    def test_where_there_is_none_the_message_says_so(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setenv("PATH", str(tmp_path))
        monkeypatch.setattr(sys, "version_info", (3, 9, 2))
        with pytest.raises(SetupError, match="needs Python 3.11 or newer"):
            bootstrap.use_a_recent_python()

    def test_the_script_can_be_read_by_an_old_one(self) -> None:
        source = (ROOT / "bootstrap.py").read_text(encoding="utf-8")
        ast.parse(source, feature_version=(3, 8))
        assert "from __future__ import annotations" in source


def test_the_secret_key_is_made_once_and_is_its_owners_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bootstrap, "LOCAL", tmp_path / ".local")
    monkeypatch.setattr(bootstrap, "SECRET_KEY_FILE", tmp_path / ".local" / "secret-key")
    key = bootstrap.secret_key()
    assert len(key) >= 50
    assert bootstrap.secret_key() == key
    assert stat.S_IMODE((tmp_path / ".local" / "secret-key").stat().st_mode) == 0o600


class TestTheStaticFiles:
    @pytest.fixture(autouse=True)
    def project(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
        monkeypatch.setattr(bootstrap, "ROOT", tmp_path)
        monkeypatch.setattr(bootstrap, "LOCAL", tmp_path / ".local")
        monkeypatch.setattr(bootstrap, "STATIC_SOURCE", tmp_path / "static")
        monkeypatch.setattr(bootstrap, "STATIC_COPY", tmp_path / "staticfiles")
        (tmp_path / "static" / "css").mkdir(parents=True)
        (tmp_path / "static" / "css" / "site.css").write_text("a {}\n")
        (tmp_path / "requirements.txt").write_text("one==1\n")
        (tmp_path / "staticfiles").mkdir()
        (tmp_path / "staticfiles" / "staticfiles.json").write_text("{}")
        return tmp_path

    def test_are_collected_once(self, commands: list[list[str]]) -> None:
        bootstrap.collect_static({})
        bootstrap.collect_static({})
        assert len(commands) == 1

    @pytest.mark.parametrize(
        "change",
        [
            lambda root: (root / "static" / "css" / "site.css").write_text("b {}\n"),
            lambda root: (root / "static" / "new.js").write_text("\n"),
            lambda root: (root / "requirements.txt").write_text("one==2\n"),
            lambda root: (root / "staticfiles" / "staticfiles.json").unlink(),
        ],
        ids=["a changed file", "a new file", "other packages", "a lost copy"],
    )
    def test_are_collected_again_after(
        self, commands: list[list[str]], project: Path, change: Callable[[Path], object]
    ) -> None:
        bootstrap.collect_static({})
        change(project)
        bootstrap.collect_static({})
        assert len(commands) == 2


class TestSmallTools:
    def test_a_program_that_does_not_exist_does_not_succeed(self) -> None:
        assert not bootstrap.succeeds(["/nowhere/at-all"])

    def test_a_command_that_fails_ends_in_its_sentence(self) -> None:
        with pytest.raises(SetupError, match="It went wrong"):
            bootstrap.run([sys.executable, "-c", "raise SystemExit(3)"], "It went wrong.")

    def test_a_download_that_takes_for_ever_is_given_up(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        (tmp_path / "python").write_text("#!/bin/sh\nexec sleep 60\n")
        (tmp_path / "python").chmod(0o755)
        monkeypatch.setattr(bootstrap, "VENV_PYTHON", tmp_path / "python")
        monkeypatch.setattr(bootstrap, "BROWSER_DOWNLOAD_SECONDS", 0.1)
        assert bootstrap.download_browser() is False

    def test_only_root_on_debian_installs_packages(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setenv("PATH", str(tmp_path))
        monkeypatch.setattr(os, "geteuid", lambda: 0)
        assert not bootstrap.can_apt_install()
        fake_program(tmp_path, "apt-get")
        assert bootstrap.can_apt_install()
        monkeypatch.setattr(os, "geteuid", lambda: 1000)
        assert not bootstrap.can_apt_install()

    @pytest.mark.parametrize(("status", "done"), [(0, True), (100, False)])
    def test_a_package_is_installed_or_not(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, status: int, done: bool
    ) -> None:
        fake_program(tmp_path, "apt-get", status=status)
        monkeypatch.setenv("PATH", str(tmp_path))
        assert bootstrap.apt_install("some-package") is done


class TestTheCommandLine:
    def ends(self, *arguments: str, **variables: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "bootstrap.py", *arguments],
            cwd=ROOT,
            env={"PATH": os.environ["PATH"], **variables},
            capture_output=True,
            text=True,
            check=False,
            timeout=60,
        )

    @pytest.mark.parametrize(
        ("arguments", "variables", "words"),
        [
            ((), {}, "Say what to do"),
            (("dance",), {}, "Say what to do"),
            (("run", "fast"), {}, "Say what to do"),
            (("run",), {"PORT": "http"}, "PORT is 'http'"),
            (("run",), {"HOST": "no such host"}, "HOST is 'no such host'"),
            (("run",), {"LEDGER": "/nowhere.json"}, "LEDGER is '/nowhere.json'"),
        ],
    )
    def test_a_mistake_ends_in_one_sentence_and_status_1(
        self, arguments: tuple[str, ...], variables: dict[str, str], words: str
    ) -> None:
        ended = self.ends(*arguments, **variables)
        assert ended.returncode == 1
        assert ended.stderr.startswith(words)
        assert ended.stderr.count("\n") == 1

    def test_a_taken_port_ends_in_one_sentence_and_status_1(self) -> None:
        with taken_port() as port:
            ended = self.ends("run", PORT=str(port))
        assert ended.returncode == 1
        assert ended.stderr.startswith(f"Port {port} on 127.0.0.1 is taken")
        assert ended.stderr.count("\n") == 1


class TestTheCommands:
    @pytest.fixture(autouse=True)
    def ready(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(bootstrap, "make_venv", lambda: None)
        monkeypatch.setattr(bootstrap, "install_requirements", lambda *locks: None)
        monkeypatch.setattr(bootstrap, "provide_browser", lambda: "/usr/bin/some-chromium")

    @pytest.fixture
    def became(self, monkeypatch: pytest.MonkeyPatch) -> list[tuple[list[str], dict[str, str]]]:
        """The command the script would have become, and its environment."""
        seen: list[tuple[list[str], dict[str, str]]] = []
        monkeypatch.setattr(
            bootstrap,
            "become",
            lambda command, environment: seen.append((list(command), dict(environment))),
        )
        return seen

    @pytest.mark.parametrize(("ci", "demanded"), [("true", True), ("", False), ("false", False)])
    def test_make_test_measures_coverage_and_demands_it_in_ci_alone(
        self,
        became: list[tuple[list[str], dict[str, str]]],
        monkeypatch: pytest.MonkeyPatch,
        ci: str,
        demanded: bool,
    ) -> None:
        monkeypatch.setenv("CI", ci)
        bootstrap.main(["test", "-k", "dates"])
        ((command, environment),) = became
        assert ("--cov" in command) is demanded
        assert ("--cov-fail-under=95" in command) is demanded
        assert command[-2:] == ["-k", "dates"]
        assert environment["CHROMIUM"] == "/usr/bin/some-chromium"

    def test_make_lint_goes_on_to_the_end_and_names_what_is_not_clean(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        programs = tmp_path / "bin"
        programs.mkdir()
        for name in ("ruff", "mypy", "python"):
            fake_program(programs, name)
        fake_program(programs, "djade", status=1)
        monkeypatch.setattr(bootstrap, "VENV", tmp_path)
        with pytest.raises(SetupError, match="^Not clean: djade --check$"):
            bootstrap.main(["lint"])
        fake_program(programs, "djade")
        bootstrap.main(["lint"])
        fake_program(programs, "python", status=1)
        with pytest.raises(SetupError, match="check --deploy .*; python manage.py makemigrations"):
            bootstrap.main(["lint"])


# What `make run` does once .venv is there: here the tests' own takes its place.
SERVE = """
import sys
from pathlib import Path
import bootstrap
bootstrap.make_venv = lambda: None
bootstrap.install_requirements = lambda *locks: None
bootstrap.VENV = Path(sys.executable).parent.parent
bootstrap.VENV_PYTHON = Path(sys.executable)
bootstrap.main(["run"])
"""


@contextmanager
def served(database: Path, port: int) -> Iterator[str]:
    """A private machine's site while it runs; gives all it had said when the address came."""
    variables = {"DATABASE_URL": f"sqlite:///{database}", "PORT": str(port)}
    with (
        # What goes wrong is kept beside the database; a pipe nobody reads would fill up.
        database.with_suffix(".log").open("a") as log,
        subprocess.Popen(
            [sys.executable, "-c", SERVE],
            cwd=ROOT,
            env={"PATH": os.environ["PATH"], "PYTHONUNBUFFERED": "1", **variables},
            stdout=subprocess.PIPE,
            stderr=log,
            text=True,
        ) as process,
    ):
        assert process.stdout is not None
        said = ""
        for line in process.stdout:
            said += line
            if line.startswith("Stop with"):
                break
        try:
            yield said
        finally:
            process.send_signal(signal.SIGINT)
            process.wait(timeout=30)


def fetch(address: str) -> str:
    """The page at an address of this machine, as soon as its server listens."""
    deadline = time.monotonic() + 30
    while True:
        try:
            with urllib.request.urlopen(address, timeout=30) as answer:
                assert answer.headers["Server"] == "pourparler"
                return str(answer.read().decode())
        except urllib.error.HTTPError:
            raise
        except OSError:
            if time.monotonic() > deadline:
                raise


def test_make_run_serves_the_sample_and_a_second_run_keeps_what_is_there(tmp_path: Path) -> None:
    database, port = tmp_path / "site.sqlite3", free_port()
    with served(database, port) as said:
        assert len(re.findall(r"password \S{12,}", said)) == 1
        assert f"Site: http://127.0.0.1:{port}/\n" in said
        assert f"Desk: http://127.0.0.1:{port}/admin/\n" in said
        assert "/issues/" in fetch(f"http://127.0.0.1:{port}/")
        assert "csrfmiddlewaretoken" in fetch(f"http://127.0.0.1:{port}/admin/login/")
    began = time.monotonic()
    with served(database, port) as said:
        assert "password" not in said
        assert "kept as it was" in said
        assert time.monotonic() - began < 30
        assert "/issues/" in fetch(f"http://127.0.0.1:{port}/")
