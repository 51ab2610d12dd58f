"""How tests work at the desk: logging in, reading a form, filling it, sending it."""

from typing import Any

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.test import Client
from django.urls import reverse

PASSWORD = "a password for tests 7"


def make_user(group: str = "", **fields: Any) -> Any:
    """A member of the desk in that group; without one, a superuser."""
    name = fields.pop("username", group or "chief")
    users: Any = get_user_model()._default_manager
    own = {"is_staff": True, "is_superuser": not group, "email": f"{name}@example.org"}
    user = users.create_user(name, password=PASSWORD, **{**own, **fields})
    user.groups.set(Group.objects.filter(name=group))
    return user


def at_the_desk(group: str = "", **fields: Any) -> Client:
    """A browser in which a new member of the desk has logged in."""
    client = Client()
    client.force_login(make_user(group, **fields))
    return client


def page(model: str, verb: str, *args: Any) -> str:
    """The address of one of the desk's pages."""
    return reverse(f"admin:tracker_{model}_{verb}", args=args)


def with_claims_open(report: Any) -> str:
    """The address of a report's form in which every stored claim is open."""
    keys = ",".join(str(claim.pk) for claim in report.claims.all())
    return f"{page('report', 'change', report.pk)}?open={keys}"


def open_form(client: Client, address: str) -> dict[str, Any]:
    """What the form at the address would send if it were saved untouched."""
    response = client.get(address)
    assert response.status_code == 200, address
    return typed(response)


def typed(response: Any) -> dict[str, Any]:
    """The fields of the form in an answer, with the values they hold."""
    return fields_of(response.context)


def fields_of(context: Any) -> dict[str, Any]:
    """The fields of the form that a page is made of, with the values they hold."""
    forms = [context["adminform"].form]
    for inline in context["inline_admin_formsets"]:
        forms += [inline.formset.management_form, *inline.formset.forms]
    data: dict[str, Any] = {}
    for form in forms:
        for bound in form:
            value = bound.value()
            if callable(value):
                value = value()
            if bound.name == "DELETE" or value is None or value is False:
                continue
            data[bound.html_name] = "on" if value is True else value
    return data


def send(client: Client, address: str, data: dict[str, Any], **changed: Any) -> Any:
    """Save the form with these changes; a None leaves a field out."""
    sent = {**data, **changed}
    sent = {name: value for name, value in sent.items() if value is not None}
    return client.post(address, sent)


def claim_fields(number: int, **fields: Any) -> dict[str, Any]:
    """The fields of one new claim in a report's form."""
    return {f"claims-{number}-{name}": value for name, value in fields.items()}


def errors_of(response: Any) -> dict[str, list[str]]:
    """Every error in an answer, by the name of the field it stands beside."""
    found: dict[str, list[str]] = {}
    forms = [response.context["adminform"].form]
    for inline in response.context["inline_admin_formsets"]:
        forms += inline.formset.forms
        if inline.formset.non_form_errors():
            found[inline.formset.prefix] = [*inline.formset.non_form_errors()]
    for form in forms:
        for name, messages in form.errors.items():
            found[form.add_prefix(name)] = [*messages]
    return found
