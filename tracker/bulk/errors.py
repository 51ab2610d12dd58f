"""What is wrong with one row of a table, gathered before any of it is told."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from django.core.exceptions import ValidationError


class Errors:
    """Error messages by the column they are about."""

    def __init__(self) -> None:
        self._found: dict[str, list[str]] = {}

    @contextmanager
    def of(self, column: str) -> Iterator[None]:
        """Take what is raised as said of this column, unless it names columns itself."""
        try:
            yield
        except ValidationError as error:
            named = error.message_dict if hasattr(error, "error_dict") else {column: error.messages}
            for name, messages in named.items():
                self._found.setdefault(name, []).extend(messages)

    def tell(self) -> None:
        if self._found:
            raise ValidationError(self._found)
