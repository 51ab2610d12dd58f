"""What the tests of the page cache run under."""

from collections.abc import Iterator

import pytest
from django.core.signals import request_finished, request_started
from django.db import close_old_connections


@pytest.fixture(autouse=True)
def _connections_stay_open() -> Iterator[None]:
    """A request ends without closing the connection that the test's transaction is on.

    Django's own test client sees to the same.
    """
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    yield
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)
