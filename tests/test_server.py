"""How gunicorn serves the site."""

import gunicorn

from dashboard import server


def test_the_server_does_not_say_which_software_it_is() -> None:
    assert gunicorn.SERVER == "pourparler"


def test_an_idle_connection_of_a_browser_does_not_hold_up_the_others() -> None:
    assert server.worker_class == "gthread"
    assert server.threads > 1


def test_gunicorn_itself_believes_no_forwarding_header() -> None:
    assert server.forwarded_allow_ips == ""
