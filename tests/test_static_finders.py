"""The one static file that comes out of an installed package."""

from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured

from dashboard import static_finders
from dashboard.static_finders import PlotlyFinder


def test_plotlys_script_is_offered_and_nothing_else_of_its_package() -> None:
    finder = PlotlyFinder()
    ((name, storage),) = finder.list(None)
    assert (name, storage.prefix) == ("plotly.min.js", "plotly")  # type: ignore[attr-defined]
    assert Path(storage.path(name)).is_file()


def test_it_is_found_under_its_own_path() -> None:
    finder = PlotlyFinder()
    path = finder.find("plotly/plotly.min.js")
    assert Path(path).is_file()
    assert finder.find("plotly/plotly.min.js", find_all=True) == [path]
    assert finder.check() == []


@pytest.mark.parametrize(
    "path", ["plotly.min.js", "plotly/", "plotly/plotly-schema.json", "plotly/../__init__.py", ""]
)
def test_no_other_path_leads_into_the_package(path: str) -> None:
    assert PlotlyFinder().find(path) == []


def test_where_plotly_is_not_installed_the_message_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(static_finders, "find_spec", lambda name: None)
    with pytest.raises(ImproperlyConfigured, match="plotly is not installed"):
        PlotlyFinder()
