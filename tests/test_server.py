"""How the site is served."""

import pytest
from django.core.exceptions import ImproperlyConfigured
from granian import Granian

from dashboard.server import options


def test_the_server_listens_where_the_environment_says() -> None:
    found = options({"HOST": "127.0.0.2", "PORT": "8123", "WORKERS": "3"})
    assert (found["address"], found["port"], found["workers"]) == ("127.0.0.2", 8123, 3)


def test_without_variables_it_serves_this_machine_alone_from_one_process() -> None:
    found = options({})
    assert (found["address"], found["port"], found["workers"]) == ("127.0.0.1", 8000, 1)


@pytest.mark.parametrize("name", ["PORT", "WORKERS"])
def test_a_number_that_makes_no_sense_stops_the_start_with_its_name(name: str) -> None:
    with pytest.raises(ImproperlyConfigured, match=name):
        options({name: "many"})


def test_more_than_one_request_is_worked_on_at_a_time() -> None:
    assert options({})["blocking_threads"] > 1


def test_the_server_takes_these_options() -> None:
    Granian(**options({}))
