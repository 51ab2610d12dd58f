"""Sets the project up on a machine that has only Python, then runs, tests or lints it.

Standard library only. It must at least start on an old Python, so as to find a newer one.
"""

from __future__ import annotations

import errno
import hashlib
import os
import secrets
import shutil
import socket
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NoReturn

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
VENV_PYTHON = VENV / "bin" / "python"
# What belongs to this machine alone; git ignores it.
LOCAL = ROOT / ".local"
SECRET_KEY_FILE = LOCAL / "secret-key"
SAMPLE_LEDGER = ROOT / "tracker" / "sample" / "irritants.json"
TEMPLATES = ROOT / "templates"
STATIC_SOURCE = ROOT / "static"
STATIC_COPY = ROOT / "staticfiles"

OLDEST_PYTHON = (3, 11)
PYTHON_NAMES = ("python3.14", "python3.13", "python3.12", "python3.11", "python3", "python")

BROWSER_VARIABLE = "CHROMIUM"
BROWSER_NAMES = ("chromium", "chromium-headless-shell", "google-chrome")
BROWSER_PACKAGE = "chromium-headless-shell"
BROWSER_DOWNLOAD_SECONDS = 300

# Values that satisfy the deployment checks; nothing is ever served with them.
PRODUCTION_ENVIRONMENT = {
    "PRODUCTION": "1",
    "DEBUG": "0",
    "SECRET_KEY": "only-for-the-deployment-checks-0123456789-abcdefghijklmnop",
    "ALLOWED_HOSTS": "pourparler.example",
    "PUBLIC_BASE_URL": "https://pourparler.example",
    "DATABASE_URL": "sqlite:///:memory:",
}


class SetupError(Exception):
    """What is missing and what to do about it, in one sentence for the person at the keyboard."""


# Python and its packages


def use_a_recent_python() -> None:
    """Start this script again under a recent enough Python, if this one is too old."""
    if sys.version_info >= OLDEST_PYTHON:
        return
    for name in PYTHON_NAMES:
        path = shutil.which(name)
        if path and is_recent(path):
            os.execv(path, [path, *sys.argv])
    raise SetupError(
        "Pourparler needs Python 3.11 or newer and found none on the PATH; install one "
        "(on Debian 12 or Ubuntu 24.04: apt-get install python3) and run this again."
    )


def is_recent(python: str) -> bool:
    """Whether the interpreter at this path runs and is at least the oldest Python supported."""
    question = f"import sys; sys.exit(sys.version_info < {OLDEST_PYTHON!r})"
    return succeeds([python, "-c", question])


def make_venv() -> None:
    """Create .venv unless there is one that works."""
    if VENV_PYTHON.exists() and succeeds([str(VENV_PYTHON), "-m", "pip", "--version"]):
        return
    if not has_ensurepip():
        install_venv_module()
    say("Creating .venv")
    run([sys.executable, "-m", "venv", "--clear", str(VENV)], "Python could not create .venv.")


def has_ensurepip() -> bool:
    """Whether this Python can put pip into a new environment (Debian ships that separately)."""
    return succeeds([sys.executable, "-c", "import ensurepip, venv"])


def install_venv_module() -> None:
    """Install Debian's python3-venv when that is possible; raises SetupError when it is not."""
    version = "python{}.{}-venv".format(*sys.version_info[:2])
    if not can_apt_install():
        raise SetupError(
            "This Python cannot create virtual environments, its venv module is missing; install "
            f"it (on Debian and Ubuntu, as root: apt-get install python3-venv, or {version}) and "
            "run this again."
        )
    for package in ("python3-venv", version):
        if apt_install(package) and has_ensurepip():
            return
    raise SetupError(
        f"Installing python3-venv did not give {sys.executable} the module ensurepip; install "
        "a Python 3.11 or newer that has it and run this again with make PYTHON=that-python."
    )


def install_requirements(*locks: str) -> None:
    """Install each lock into .venv, unless it has not changed since the last time."""
    for lock in locks:
        stamp = VENV / f"{lock}.installed"
        wanted = digest([ROOT / lock])
        if stamp.exists() and stamp.read_text(encoding="ascii") == wanted:
            continue
        say(f"Installing {lock}")
        command = [str(VENV_PYTHON), "-m", "pip", "install", "--quiet", "--require-hashes"]
        # The lock is complete; resolving anew, pip takes an extra at its newest, without a hash.
        command += ["--no-deps", "--disable-pip-version-check", "--requirement", str(ROOT / lock)]
        run(command, f"Installing {lock} failed, pip says why above; run this again when mended.")
        stamp.write_text(wanted, encoding="ascii")


# The browser of the tests


def find_browser(environment: Mapping[str, str] = os.environ) -> str | None:
    """The path of a Chromium that answers, or None; raises SetupError if the one named does not.

    The environment's own choice comes first, then the machine's, then Playwright's.
    """
    named = environment.get(BROWSER_VARIABLE, "").strip()
    if named:
        path = shutil.which(named)
        if path and answers(path):
            return path
        raise SetupError(
            f"{BROWSER_VARIABLE} is {named!r}, which does not answer --version; "
            "give the path of a Chromium or Chrome, or unset it."
        )
    for name in BROWSER_NAMES:
        path = shutil.which(name)
        if path and answers(path):
            return path
    path = playwright_browser()
    return path if path and answers(path) else None


def answers(browser: str) -> bool:
    """Whether the browser starts at all: one without its libraries exists but does not."""
    return succeeds([browser, "--version"])


def playwright_browser() -> str | None:
    """Where Playwright keeps its own Chromium, whether or not it has been downloaded."""
    question = (
        "from playwright.sync_api import sync_playwright as start\n"
        "with start() as playwright: print(playwright.chromium.executable_path)"
    )
    answer = subprocess.run(
        [str(VENV_PYTHON), "-c", question], capture_output=True, text=True, check=False
    )
    return answer.stdout.strip() or None


def provide_browser() -> str:
    """The path of a Chromium, installed if need be; raises SetupError when nothing helps."""
    browser = find_browser()
    if browser:
        return browser
    say("No Chromium found; asking Playwright for one")
    download_browser()
    browser = find_browser()
    if not browser and can_apt_install() and apt_install(BROWSER_PACKAGE):
        browser = find_browser()
    if browser:
        return browser
    raise SetupError(
        "The browser tests need Chromium and none could be installed; install it (on Debian, as "
        f"root: apt-get install {BROWSER_PACKAGE}), or give its path: "
        f"make test {BROWSER_VARIABLE}=/path/to/chromium"
    )


def download_browser() -> bool:
    """Let Playwright download its Chromium; False if it cannot."""
    command = [str(VENV_PYTHON), "-m", "playwright", "install", "chromium"]
    try:
        # Where it fails it does so at length, and there is another way still to try.
        download = subprocess.run(
            command, check=False, capture_output=True, timeout=BROWSER_DOWNLOAD_SECONDS
        )
    except subprocess.TimeoutExpired:
        return False
    return download.returncode == 0


# Serving on a private machine


def read_port(environment: Mapping[str, str]) -> int:
    """PORT, 8000 if not given; raises SetupError unless it is a port's number."""
    value = environment.get("PORT", "").strip() or "8000"
    if not (value.isascii() and value.isdigit() and len(value) < 6 and 0 < int(value) < 65536):
        raise SetupError(
            f"PORT is {value!r}; it must be a number from 1 to 65535, "
            "for example make run PORT=8001"
        )
    return int(value)


def check_free(host: str, port: int) -> None:
    """Raise SetupError if nothing can be served at that address."""
    try:
        family, kind, protocol, _, address = socket.getaddrinfo(
            host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE
        )[0]
    except OSError as error:
        raise SetupError(
            f"HOST is {host!r}, which is no address; for example make run HOST=127.0.0.1"
        ) from error
    with socket.socket(family, kind, protocol) as trial:
        # As the server does: a port that its last owner has just left counts as free.
        trial.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            trial.bind(address)
        except OSError as error:
            raise SetupError(explain_bind_error(error, host, port)) from error


def explain_bind_error(error: OSError, host: str, port: int) -> str:
    """Why an address cannot be served, and what to do."""
    if error.errno == errno.EADDRINUSE:
        return (
            f"Port {port} on {host} is taken, perhaps by this site in another window; "
            f"stop that, or use another port: make run PORT={port % 65535 + 1}"
        )
    if error.errno == errno.EACCES:
        return f"Port {port} is for root only; use one above 1023, for example make run PORT=8000"
    return f"Nothing can be served on HOST {host!r} ({error.strerror}); for example 127.0.0.1"


def base_url(host: str, port: int) -> str:
    """The address to type into a browser on this machine."""
    shown = {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(host, host)
    return f"http://[{shown}]:{port}" if ":" in shown else f"http://{shown}:{port}"


def allowed_hosts(host: str) -> list[str]:
    """The names under which a site served on `host` may be asked for."""
    names = ["127.0.0.1", "localhost", "[::1]"]
    if host in {"0.0.0.0", "::"}:
        machine = socket.gethostname()
        names += [machine, *machine_addresses(machine)]
    else:
        names.append(f"[{host}]" if ":" in host else host)
    return list(dict.fromkeys(names))


def machine_addresses(machine: str) -> list[str]:
    """The IPv4 addresses of this machine that its own name leads to."""
    try:
        return sorted(socket.gethostbyname_ex(machine)[2])
    except OSError:
        return []


def ledger_to_load(environment: Mapping[str, str]) -> Path:
    """LEDGER, the sample if not given; raises SetupError if there is no such file."""
    path = Path(environment.get("LEDGER", "").strip() or SAMPLE_LEDGER).absolute()
    if not path.is_file():
        raise SetupError(f"LEDGER is {str(path)!r}, but there is no such file; check the path.")
    return path


def secret_key() -> str:
    """This machine's own secret key, made on the first run and readable by its owner only."""
    if not SECRET_KEY_FILE.exists():
        LOCAL.mkdir(mode=0o700, exist_ok=True)
        SECRET_KEY_FILE.touch(mode=0o600)
        SECRET_KEY_FILE.write_text(secrets.token_urlsafe(50), encoding="ascii")
    return SECRET_KEY_FILE.read_text(encoding="ascii").strip()


def collect_static(environment: Mapping[str, str]) -> None:
    """Copy, name and compress the static files, unless nothing has changed since the last time."""
    sources = sorted(path for path in STATIC_SOURCE.rglob("*") if path.is_file())
    wanted = digest([*sources, ROOT / "requirements.txt"])
    stamp = LOCAL / "static-collected"
    collected = (STATIC_COPY / "staticfiles.json").exists() and stamp.exists()
    if collected and stamp.read_text(encoding="ascii") == wanted:
        return
    say("Collecting static files")
    command = [str(VENV_PYTHON), "manage.py", "collectstatic", "--no-input", "--clear"]
    run([*command, "--verbosity", "0"], "The static files could not be collected.", environment)
    LOCAL.mkdir(mode=0o700, exist_ok=True)
    stamp.write_text(wanted, encoding="ascii")


# Small tools


def digest(paths: Sequence[Path]) -> str:
    """One hash over the names and contents of these files."""
    total = hashlib.sha256()
    for path in paths:
        total.update(path.relative_to(ROOT).as_posix().encode() + b"\0")
        total.update(hashlib.sha256(path.read_bytes()).digest())
    return total.hexdigest()


def can_apt_install() -> bool:
    """Whether this is Debian or a relative, and we are root there."""
    return os.geteuid() == 0 and shutil.which("apt-get") is not None


def apt_install(package: str) -> bool:
    """Install a Debian package; False if that does not work."""
    say(f"Installing the Debian package {package}")
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    install = ["apt-get", "install", "--yes", "--no-install-recommends", package]
    return all(
        subprocess.run(command, env=environment, check=False, stdout=subprocess.DEVNULL).returncode
        == 0
        for command in (["apt-get", "update"], install)
    )


def succeeds(command: Sequence[str]) -> bool:
    """Whether the command runs and ends well, whatever it says."""
    try:
        return subprocess.run(command, capture_output=True, timeout=60, check=False).returncode == 0
    except (OSError, subprocess.TimeoutExpired):
        return False


def run(command: Sequence[str], problem: str, environment: Mapping[str, str] = os.environ) -> None:
    """Run the command in the project's folder; raises SetupError(problem) if it fails."""
    if subprocess.run(command, cwd=ROOT, env=environment, check=False).returncode:
        raise SetupError(problem)


def become(command: Sequence[str], environment: Mapping[str, str]) -> NoReturn:
    """Go on as that command, so that signals and its exit code are its own."""
    os.chdir(ROOT)
    sys.stdout.flush()
    os.execve(command[0], list(command), dict(environment))


def say(line: str) -> None:
    """Tell the person at the keyboard what takes time now."""
    print(f"· {line} ...", flush=True)


# The commands


def command_run() -> NoReturn:
    """Serve the site of this machine, set up on the way."""
    host = os.environ.get("HOST", "").strip() or "127.0.0.1"
    port = read_port(os.environ)
    ledger = ledger_to_load(os.environ)
    check_free(host, port)
    make_venv()
    install_requirements("requirements.txt")
    private = {
        "SECRET_KEY": secret_key(),
        "ALLOWED_HOSTS": ",".join(allowed_hosts(host)),
        "PUBLIC_BASE_URL": base_url(host, port),
    }
    environment = {**private, **os.environ}
    collect_static(environment)
    prepare = [str(VENV_PYTHON), "manage.py", "prepare_site", str(ledger)]
    if subprocess.run(prepare, cwd=ROOT, env=environment, check=False).returncode:
        sys.exit(1)
    print(f"Site: {environment['PUBLIC_BASE_URL']}/", flush=True)
    print(f"Desk: {environment['PUBLIC_BASE_URL']}/admin/", flush=True)
    print("Stop with Ctrl+C.", flush=True)
    address = {"HOST": host, "PORT": str(port)}
    become([str(VENV_PYTHON), "-m", "dashboard.server"], environment | address)


def command_test(arguments: Sequence[str]) -> NoReturn:
    """Run the tests, with all they need; the arguments go to pytest."""
    make_venv()
    install_requirements("requirements.txt", "requirements-dev.txt")
    environment = {**os.environ, BROWSER_VARIABLE: provide_browser()}
    options = ["--numprocesses=auto", "--durations=10"]
    # To measure what the tests reach takes half as long again.
    if os.environ.get("CI") == "true":
        options += ["--cov", "--cov-report=term-missing:skip-covered", "--cov-fail-under=95"]
    become([str(VENV_PYTHON), "-m", "pytest", *options, *arguments], environment)


def command_lint() -> None:
    """Check style, templates, types, the deployment settings and the migrations, all of them."""
    make_venv()
    install_requirements("requirements.txt", "requirements-dev.txt")
    templates = sorted(str(path.relative_to(ROOT)) for path in TEMPLATES.rglob("*.html"))
    manage = ["python", "manage.py"]
    production = {**os.environ, **PRODUCTION_ENVIRONMENT}
    checks: list[tuple[list[str], Mapping[str, str]]] = [
        (["ruff", "check"], os.environ),
        (["ruff", "format", "--check"], os.environ),
        (["djade", "--check", *templates], os.environ),
        (["mypy"], os.environ),
        ([*manage, "check", "--deploy", "--fail-level", "WARNING"], production),
        ([*manage, "makemigrations", "--check", "--dry-run"], production),
    ]
    failed = []
    for (program, *options), environment in checks:
        shown = " ".join([program, *(option for option in options if option not in templates)])
        say(shown)
        command = [str(VENV / "bin" / program), *options]
        if subprocess.run(command, cwd=ROOT, env=environment, check=False).returncode:
            failed.append(shown)
    if failed:
        raise SetupError("Not clean: " + "; ".join(failed))


def command_bench() -> NoReturn:
    """Time the site on generated records, as it is served and not as it is tested."""
    make_venv()
    install_requirements("requirements.txt")
    environment = {**os.environ, "SECRET_KEY": secret_key(), "ALLOWED_HOSTS": "127.0.0.1"}
    collect_static(environment)
    become([str(VENV_PYTHON), "-m", "bench"], environment)


def main(arguments: Sequence[str]) -> None:
    """Carry out one command: run, test, lint or bench."""
    use_a_recent_python()
    command, *rest = arguments or ["help"]
    commands = {"run": command_run, "lint": command_lint, "bench": command_bench}
    if command == "test":
        command_test(rest)
    elif command in commands and not rest:
        commands[command]()
    else:
        raise SetupError("Say what to do: bootstrap.py and one of run, test, lint, bench")


if __name__ == "__main__":
    try:
        main(sys.argv[1:])
    except SetupError as problem:
        sys.exit(str(problem))
    except KeyboardInterrupt:
        sys.exit(130)
