"""Passwords of the desk: changed by their owner, and set anew through a letter."""

import re

import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse

from tests.at_the_desk import PASSWORD, at_the_desk, make_user

pytestmark = pytest.mark.django_db

NEW = "another password for tests 8"


def test_an_editor_changes_the_password_at_the_desk():
    client = at_the_desk("editor")
    address = reverse("admin:password_change")
    assert client.get(address).status_code == 200
    data = {"old_password": PASSWORD, "new_password1": NEW, "new_password2": NEW}
    assert client.post(address, data).status_code == 302
    assert (
        Client().post(reverse("admin:login"), {"username": "editor", "password": NEW}).status_code
        == 302
    )


def test_a_wrong_old_password_changes_nothing():
    client = at_the_desk("editor")
    data = {"old_password": "wrong", "new_password1": NEW, "new_password2": NEW}
    answer = client.post(reverse("admin:password_change"), data)
    assert "entered incorrectly" in answer.content.decode()


def test_a_forgotten_password_is_set_anew_through_the_letter():
    make_user("editor")
    client = Client()
    login = client.get(reverse("admin:login")).content.decode()
    assert reverse("admin_password_reset") in login
    answer = client.post(
        reverse("admin_password_reset"), {"email": "editor@example.org"}, follow=True
    )
    assert answer.status_code == 200
    (letter,) = mail.outbox
    assert letter.to == ["editor@example.org"]
    link = re.search(r"https?://[^/\s]+(/admin/password_reset/\S+)", str(letter.body))
    assert link is not None
    form = client.get(link[1], follow=True)
    assert form.status_code == 200
    data = {"new_password1": NEW, "new_password2": NEW}
    done = client.post(form.request["PATH_INFO"], data, follow=True)
    assert done.status_code == 200
    assert (
        client.post(reverse("admin:login"), {"username": "editor", "password": NEW}).status_code
        == 302
    )
    assert client.get(link[1], follow=True).context["validlink"] is False


def test_nobody_learns_whether_an_address_is_known():
    make_user("editor")
    known = Client().post(reverse("admin_password_reset"), {"email": "editor@example.org"})
    unknown = Client().post(reverse("admin_password_reset"), {"email": "nobody@example.org"})
    assert (known.status_code, known["Location"]) == (unknown.status_code, unknown["Location"])
    assert len(mail.outbox) == 1
