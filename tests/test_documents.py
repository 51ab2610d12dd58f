"""What the documents say about the project is true of it: paths, variables, rooms, commands."""

import ast
import re
from fnmatch import fnmatch
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.core.management import get_commands

from tests.test_architecture import TRACKER

ROOT = Path(settings.BASE_DIR)
README = (ROOT / "README.md").read_text(encoding="utf-8")
CONTRIBUTING = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
DECISIONS = sorted((ROOT / "docs" / "decisions").glob("*.md"))

FOLDERS = "tracker|dashboard|templates|static|tests|docs"
PATH = re.compile(
    rf"(?<![\w/.-])(?:(?:{FOLDERS})/[\w./*-]*[\w/*]|\.ci/run|[\w-]+\.(?:md|in))(?![\w/])"
)
ROOM = re.compile(r"^    ((?:tracker|dashboard)/\S+)  ", re.MULTILINE)
VARIABLE = re.compile(r"^\| `([A-Z_]+)` \| .+ \| (.+) \|$", re.MULTILINE)


def rooms_of(house: str) -> list[str]:
    """What lies directly in tracker/ or dashboard/, a folder with its final slash."""
    found = (ROOT / house).iterdir()
    return sorted(
        f"{house}/{path.name}{'/' if path.is_dir() else ''}"
        for path in found
        if path.name not in {"__init__.py", "__pycache__"}
        and (path.suffix == ".py" or any(path.iterdir()))
    )


def variables(module: str) -> dict[str, Any]:
    """The variables a module reads, each with its default where that is a constant, else None."""
    found: dict[str, Any] = {}
    for node in ast.walk(ast.parse((ROOT / module).read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call):
            names = [a.value for a in node.args if isinstance(a, ast.Constant)]
            asked = ast.unparse(node.func).startswith(("environment.", "os.environ.get"))
            if asked and names and isinstance(names[0], str) and names[0].isupper():
                defaults = [k.value for k in node.keywords if k.arg == "default"]
                given = names[1:] + [d.value for d in defaults if isinstance(d, ast.Constant)]
                found[names[0]] = given[0] if given else None
    return found


@pytest.mark.parametrize("document", ["README.md", "CONTRIBUTING.md"])
def test_every_path_a_document_names_is_there(document: str) -> None:
    text = (ROOT / document).read_text(encoding="utf-8")
    named = set(PATH.findall(text))
    assert len(named) > 10
    assert [path for path in sorted(named) if not any(ROOT.glob(path.rstrip("/")))] == []


@pytest.mark.parametrize("house", ["tracker", "dashboard"])
def test_the_map_shows_every_room_and_nothing_that_is_none(house: str) -> None:
    shown = [room for room in ROOM.findall(README) if room.startswith(f"{house}/")]
    there = rooms_of(house)
    assert [room for room in there if not any(fnmatch(room, entry) for entry in shown)] == []
    assert [entry for entry in shown if not any(fnmatch(room, entry) for room in there)] == []


def test_the_map_lists_the_record_in_the_order_in_which_its_rooms_may_import() -> None:
    level = {room: number for number, line in enumerate(TRACKER) for room in line}
    shown = [Path(room).stem for room in ROOM.findall(README) if room.startswith("tracker/")]
    levels = [level[room] for room in shown if room in level]
    assert len(levels) == len(level)
    assert levels == sorted(levels)


def test_every_variable_of_the_settings_is_explained_with_its_default() -> None:
    explained = dict(VARIABLE.findall(README.partition("## Serve it in public")[2]))
    read = variables("dashboard/settings.py")
    assert set(explained) == set(read)
    for name, default in read.items():
        if default is not None:
            assert f"`{int(default) if isinstance(default, bool) else default}`" in explained[name]


def test_every_variable_of_the_set_up_is_explained() -> None:
    explained = dict(VARIABLE.findall(README.partition("## Add a report")[0]))
    asked = set(variables("bootstrap.py")) | set(variables("dashboard/server.py"))
    assert set(explained) == asked - {"CI"} == {"HOST", "PORT", "LEDGER", "WORKERS"}
    assert "`CI=true`" in CONTRIBUTING
    assert "`CHROMIUM=" in CONTRIBUTING


def test_the_commands_the_documents_name_exist() -> None:
    documents = README + CONTRIBUTING
    ours = get_commands()
    assert set(re.findall(r"manage\.py (\w+)", documents)) <= set(ours)
    targets = re.findall(r"^(\w+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)
    assert set(re.findall(r"(?:`|^    )make (\w+)", documents, re.MULTILINE)) <= set(targets)


@pytest.mark.parametrize("path", DECISIONS, ids=lambda path: str(path.stem))
def test_a_decision_says_why_what_and_what_follows_on_one_page(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    number = int(path.name[:4])
    assert text.startswith(f"# {number}. ")
    headings = re.findall(r"^## (.+)$", text, re.MULTILINE)
    assert headings == ["Context", "Decision", "Consequences"]
    assert text.count("\n") <= 30


def test_decisions_are_numbered_without_a_gap() -> None:
    assert [int(path.name[:4]) for path in DECISIONS] == list(range(1, len(DECISIONS) + 1))


def test_the_screenshot_shows_what_the_readme_says_it_does() -> None:
    named = re.findall(r"!\[[^]]+]\(([^)]+)\)", README)
    assert named == ["docs/screenshots/front.png"]
    assert (ROOT / named[0]).read_bytes().startswith(b"\x89PNG")
