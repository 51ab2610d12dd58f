"""Static files that lie inside installed Python packages."""

from collections.abc import Iterable, Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from django.contrib.staticfiles.finders import BaseFinder
from django.core.exceptions import ImproperlyConfigured
from django.core.files.storage import FileSystemStorage, Storage


class PlotlyFinder(BaseFinder):
    """Offers plotly's one script as `plotly/plotly.min.js`.

    Naming the package's folder in STATICFILES_DIRS would publish everything else that is in it.
    """

    name = "plotly.min.js"

    def __init__(self) -> None:
        # Importing plotly to ask where it is would cost every process its start-up time.
        spec = find_spec("plotly")
        folders = spec.submodule_search_locations if spec else None
        if not folders:
            raise ImproperlyConfigured("plotly is not installed; requirements.txt names it.")
        self.storage = FileSystemStorage(location=Path(folders[0]) / "package_data")
        # collectstatic puts what it finds under the storage's prefix.
        self.storage.prefix = "plotly"  # type: ignore[attr-defined]

    def check(self, **kwargs: Any) -> list[Any]:
        """Nothing to check: there are no settings."""
        return []

    def find(self, path: str, find_all: bool = False, **kwargs: Any) -> Any:
        """The script's place on disk for its own path, an empty list for every other."""
        if path != f"plotly/{self.name}":
            return []
        found = self.storage.path(self.name)
        return [found] if find_all else found

    def list(self, ignore_patterns: Iterable[str] | None) -> Iterator[tuple[str, Storage]]:
        """The one file and the storage that holds it."""
        yield self.name, self.storage
