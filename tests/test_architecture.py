"""The rooms and their doors: who imports whom, who reads what, and what no file may hold."""

import ast
import io
import re
import tokenize
from collections.abc import Iterator
from functools import cache
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest
from django.apps import apps
from django.conf import settings

ROOT = Path(settings.BASE_DIR)
TEMPLATES = ROOT / "templates"

# Each room of the record may import those on the lines above its own, and nothing below.
TRACKER = [
    {"text", "ids", "dates", "digests", "progress"},
    {"values", "sheets"},
    {"aspects"},
    {"rules", "quotations", "fields"},
    {"models"},
    {"rule_claims", "visibility", "movement", "ledger"},
    {"touched", "stored_readings"},
    {"projection"},
    {"versions"},
    {"public_wording"},
    {"corrections"},
    {"publishing"},
    {"reach"},
    {"merging", "desk", "previewing"},
    {"ledger_file"},
    {"intake", "bulk"},
    {"desk_tables"},
    {"desk_site"},
    {"templatetags", "admin", "management", "apps"},
]
# These are plain Python: no Django, no database, no clock.
PURE = {"text", "ids", "dates", "digests", "values", "aspects", "rules"}
# What the reading room may know of the record. It reads through the ledger and never writes; the
# previewing of drafts takes back what it does before the page that shows it is sent.
READABLE = {
    "aspects", "dates", "ledger", "models", "previewing", "quotations", "rule_claims", "rules",
    "text", "values",
}  # fmt: skip

EMPTY_NAMES = {"utils", "util", "common", "helpers", "helper", "misc", "core", "general"}
LONGEST_FILE = 450
# A table of cases may be longer than what it tests.
LONGEST_TEST = 600

# Ways to rows that are not the ledger's.
MANAGERS = {"objects", "_default_manager", "_base_manager", "history"}
WRITES = {
    "save", "create", "bulk_create", "bulk_update", "get_or_create", "update_or_create", "delete",
}  # fmt: skip
READS = {
    "all", "filter", "exclude", "get", "first", "last", "count", "exists", "values", "values_list",
    "order_by", "annotate", "aggregate", "select_related", "prefetch_related", "iterator",
}  # fmt: skip
# Rows that are parts of what they hang on, and public with it.
PARTS = {"StatementSpeaker", "ReadingClaim"}
FIGURE_WORDS = {"hovertemplate", "hoverinfo", "xaxis", "yaxis", "showlegend", "dragmode"}


def sources(*tops: str) -> list[Path]:
    """Every Python file of ours in these folders or of these names, migrations apart."""
    paths = [ROOT / top for top in tops]
    found = [path for top in paths for path in ([top] if top.is_file() else top.rglob("*.py"))]
    return sorted(path for path in found if "migrations" not in path.parts)


RECORD = sources("tracker")
READING_ROOM = sources("dashboard")
EVERYTHING = sources("tracker", "dashboard", "tests", "bootstrap.py", "manage.py")
PAGES = sorted(TEMPLATES.rglob("*.html"))


def shown(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


@cache
def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def module_name(path: Path) -> str:
    return ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")


MODULES = {module_name(path): path for path in [*RECORD, *READING_ROOM]}


def imports(path: Path, *, at_start: bool = False) -> set[str]:
    """The dotted names a file imports; of `from a import b` both a and a.b, which may be one.

    With `at_start` only what it cannot be loaded without: nothing inside a function, and nothing
    that only the checking of types needs.
    """
    found: set[str] = set()
    for node in tree(path).body if at_start else ast.walk(tree(path)):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{shown(path)} imports relatively; name the whole module."
            origin = node.module or ""
            found |= {origin, *(f"{origin}.{alias.name}" for alias in node.names)}
    return found


def rooms(names: set[str], house: str = "tracker") -> set[str]:
    """The rooms of a house that these dotted names lead into."""
    return {name.split(".")[1] for name in names if name.startswith(f"{house}.")} & {
        module.split(".")[1] for module in MODULES if module.startswith(f"{house}.")
    }


def room_of(path: Path) -> str:
    return module_name(path).partition(".")[2].partition(".")[0]


def imported_here(path: Path) -> set[str]:
    """The modules of ours that a file cannot start without."""
    names = imports(path, at_start=True)
    return {name for name in names if name in MODULES and MODULES[name] != path}


def words_of(path: Path) -> Iterator[tuple[int, str]]:
    """The texts of a program that are no docstrings, with their lines."""
    nodes = list(ast.walk(tree(path)))
    loose = {id(node.value) for node in nodes if isinstance(node, ast.Expr)}
    for node in nodes:
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in loose:
            yield node.lineno, node.value


def without_comments(path: Path) -> str:
    text = path.read_text(encoding="utf-8")
    return re.sub(r"\{% comment %}.*?\{% endcomment %}|\{#.*?#}", "", text, flags=re.DOTALL)


# The arrows.


def test_every_room_of_the_record_has_its_place() -> None:
    placed = [room for line in TRACKER for room in line]
    assert len(placed) == len(set(placed))
    assert {room_of(path) for path in RECORD} - {""} <= set(placed)


def test_the_record_imports_only_what_lies_below_it() -> None:
    level = {room: number for number, line in enumerate(TRACKER) for room in line}
    upward = [
        f"{shown(path)} imports {room}"
        for path in RECORD
        for room in sorted(rooms(imports(path)) - {room_of(path)})
        if room_of(path) and level[room] >= level[room_of(path)]
    ]
    assert upward == []


def test_the_record_knows_nothing_of_pages_tables_or_charts() -> None:
    foreign = ("dashboard", "plotly", "django_tables2", "django_filters")
    knowing = [
        f"{shown(path)} imports {name}"
        for path in RECORD
        for name in imports(path)
        if name.split(".")[0] in foreign
    ]
    assert knowing == []


def test_dates_values_aspects_and_rules_are_plain_python() -> None:
    bound = [
        f"{shown(path)} imports {name}"
        for path in RECORD
        for name in imports(path)
        if room_of(path) in PURE and name.split(".")[0] == "django"
    ]
    assert bound == []


def test_the_rules_have_no_clock() -> None:
    clocks = {"today", "now", "localdate", "utcnow", "time"}
    reading = [
        f"{shown(path)}:{node.lineno}"
        for path in RECORD
        if room_of(path) in PURE
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Attribute) and node.attr in clocks
    ]
    assert reading == []


def test_no_two_modules_import_each_other_however_indirectly() -> None:
    packages = {name for name, path in MODULES.items() if path.name == "__init__.py"}
    graph = {name: imported_here(path) - packages for name, path in MODULES.items()}
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        pytest.fail(f"A circle of imports: {' → '.join(error.args[1])}")


def test_only_the_addresses_know_the_views() -> None:
    knowing = {
        shown(path)
        for path in READING_ROOM
        if any(name.startswith("dashboard.views") for name in imports(path))
    }
    assert knowing == {"dashboard/urls.py"}


# The doors of the reading room.


def test_the_reading_room_knows_only_what_can_be_read() -> None:
    knowing = [
        f"{shown(path)} imports tracker.{room}"
        for path in READING_ROOM
        for room in sorted(rooms(imports(path)) - READABLE)
    ]
    assert knowing == []


def test_only_the_ledger_gives_the_public_side_its_rows() -> None:
    taken = [
        f"{shown(path)}:{node.lineno} .{node.attr}"
        for path in READING_ROOM
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Attribute) and node.attr in MANAGERS
    ]
    assert taken == []


def reverse_names() -> set[str]:
    """The attributes that lead from one row to all that point at it, drafts included."""
    return {
        str(relation.get_accessor_name())
        for model in apps.get_app_config("tracker").get_models()
        for relation in model._meta.related_objects
        if relation.related_model.__name__ not in PARTS and relation.get_accessor_name()
    } | {"further_claims"}


def test_no_page_goes_from_a_row_to_all_that_point_at_it() -> None:
    """As in `statement.claims.all()`, which holds the claims of drafts too."""
    names = reverse_names()
    assert {"claims", "reports", "republications"} <= names
    gone = [
        f"{shown(path)}:{node.lineno} .{node.value.attr}.{node.attr}"
        for path in READING_ROOM
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Attribute)
        and node.attr in READS
        and isinstance(node.value, ast.Attribute)
        and node.value.attr in names
    ]
    assert gone == []


def test_nothing_is_fetched_or_counted_along_with_a_row_unless_it_is_the_ledgers() -> None:
    """As in `prefetch_related("claims")` or `Count("claims")`."""
    names = reverse_names()
    asked = [
        f"{shown(path)}:{node.lineno} {argument.value!r}"
        for path in READING_ROOM
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Call)
        and called(node) in {"prefetch_related", "Count", "Exists", "Max", "Min", "Sum"}
        for argument in node.args
        if isinstance(argument, ast.Constant) and str(argument.value).split("__")[0] in names
    ]
    assert asked == []


def called(node: ast.Call) -> str:
    function = node.func
    if isinstance(function, ast.Attribute):
        return function.attr
    return function.id if isinstance(function, ast.Name) else ""


def test_no_template_goes_from_a_row_to_all_that_point_at_it() -> None:
    names = "|".join(sorted(reverse_names()))
    way = re.compile(rf"(?<!ledger)\.(?:(?:{names})\.(?:all|count|first|last|exists)|\w+_set)\b")
    gone = [
        f"{shown(path)}: {found}"
        for path in PAGES
        for found in way.findall(without_comments(path))
        if "admin" not in path.parts
    ]
    assert gone == []


def test_the_reading_room_never_writes() -> None:
    writing = [
        f"{shown(path)}:{node.lineno} {called(node)}"
        for path in READING_ROOM
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Call) and called(node) in WRITES
    ]
    assert writing == []


def test_only_the_charts_make_figures() -> None:
    making = [
        f"{shown(path)}:{line} {word!r}"
        for path in READING_ROOM
        for line, word in words_of(path)
        if word in FIGURE_WORDS and room_of(path) != "charts"
    ]
    assert making == []
    assert [shown(path) for path in READING_ROOM if "plotly" in imports(path)] == []


# What is untrusted.


def test_nothing_is_called_safe_that_is_not() -> None:
    marked = [
        f"{shown(path)}:{node.lineno}"
        for path in [*RECORD, *READING_ROOM]
        for node in ast.walk(tree(path))
        if (isinstance(node, ast.Name) and node.id in {"mark_safe", "SafeText"})
        or (isinstance(node, ast.Attribute) and node.attr == "mark_safe")
        or (isinstance(node, ast.Call) and called(node) in {"SafeString", "SafeText"})
        or (isinstance(node, ast.alias) and node.name == "mark_safe")
    ]
    assert marked == []


def test_html_is_formatted_from_constant_texts_only() -> None:
    made = [
        f"{shown(path)}:{node.lineno}"
        for path in [*RECORD, *READING_ROOM]
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Call)
        and called(node) in {"format_html", "format_html_join"}
        and not all(isinstance(given, ast.Constant) for given in node.args[:1])
    ]
    assert made == []


@pytest.mark.parametrize(
    "forbidden",
    [
        r"\|\s*safe\b",
        r"\|\s*safeseq\b",
        r"\{%\s*autoescape\s+off",
        r"<style\b",
        r"\sstyle\s*=",
        r"<script(?![^>]*\ssrc=)[^>]*>",
        r"<[^>]*\son[a-z]+\s*=",
        r"javascript:",
    ],
)
def test_templates_escape_everything_and_hold_no_inline_script_or_style(forbidden: str) -> None:
    holding = [shown(path) for path in PAGES if re.search(forbidden, without_comments(path), re.I)]
    assert holding == []


# Names, and what stands where.


def includes(path: Path) -> set[str]:
    return set(re.findall(r'\{%\s*include\s+"([^"]+)"', without_comments(path)))


def is_partial(name: str) -> bool:
    return name.rpartition("/")[2].startswith("_")


def test_what_is_included_is_a_partial() -> None:
    whole = {
        f"{shown(path)} includes {name}"
        for path in PAGES
        for name in includes(path)
        if (TEMPLATES / name).exists() and not is_partial(name)
    }
    assert whole == set()


def test_every_partial_is_used_and_every_page_is_shown() -> None:
    included = {name for path in PAGES for name in includes(path)}
    named = {word for path in [*RECORD, *READING_ROOM] for _, word in words_of(path)}
    ours = [path.relative_to(TEMPLATES).as_posix() for path in PAGES]
    assert [n for n in ours if is_partial(n) and n not in included | named] == []
    pages = [n for n in ours if n.startswith("dashboard/") and not is_partial(n)]
    assert [name for name in pages if name not in named] == []


def test_no_room_has_an_empty_name() -> None:
    empty = [shown(path) for path in EVERYTHING if EMPTY_NAMES & {*path.parts[-2:], path.stem}]
    assert empty == []


def test_every_module_opens_with_a_line_on_what_belongs_in_it() -> None:
    silent = [
        shown(path)
        for path in EVERYTHING
        if not re.match(r"\S.*[.:]$", (ast.get_docstring(tree(path)) or "").partition("\n")[0])
    ]
    assert silent == []


def test_no_file_is_too_long_to_read_at_a_sitting() -> None:
    files = [*EVERYTHING, *PAGES, *(ROOT / "static" / "js").rglob("*.js")]
    limits = {path: LONGEST_TEST if "tests" in path.parts else LONGEST_FILE for path in files}
    lengths = {path: path.read_bytes().count(b"\n") for path in files}
    assert [shown(path) for path in files if lengths[path] > limits[path]] == []


def test_an_exception_to_a_check_says_to_which() -> None:
    blanket = re.compile(r"noqa(?!: [A-Z]+[0-9])|type: ignore(?!\[)|pragma: no cover")
    bare = [
        f"{shown(path)}:{token.start[0]}"
        for path in EVERYTHING
        for token in tokenize.generate_tokens(io.StringIO(path.read_text("utf-8")).readline)
        if token.type == tokenize.COMMENT and blanket.search(token.string)
    ]
    assert bare == []


def test_nothing_about_one_negotiation_is_in_the_code() -> None:
    theirs = re.compile(r"\bRussian?\b|\bUnited States\b|\bMoscow\b|\bWashington\b|\bU\.S\.")
    texts = [(path, word) for path in [*RECORD, *READING_ROOM] for _, word in words_of(path)]
    texts += [(path, without_comments(path)) for path in PAGES]
    assert [shown(path) for path, text in texts if theirs.search(text)] == []


def test_the_project_needs_nothing_outside_its_own_folder() -> None:
    outside = "/work" + "/shared"
    files = [*EVERYTHING, *PAGES, ROOT / "Makefile", ROOT / "pyproject.toml"]
    assert [shown(path) for path in files if outside in path.read_text(encoding="utf-8")] == []
