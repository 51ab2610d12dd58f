"""The tag by which a page's title stands in its head and in its citation."""

from __future__ import annotations

from django.template import Context, Template

from dashboard.templatetags import said_again


def rendered(source: str, **context: object) -> str:
    return Template("{% load said_again %}" + source).render(Context(context))


def test_what_is_said_once_can_be_read_in_many_places_and_stands_nowhere_of_itself():
    assert rendered("{% once as title %}A{% endonce %}[{{ title }}][{{ title }}]") == "[A][A]"


def test_it_is_escaped_once():
    source = "{% once as title %}{{ name }}{% endonce %}{{ title }}"
    assert rendered(source, name="<b> & co") == "&lt;b&gt; &amp; co"


def test_a_block_in_it_is_filled_in_by_the_page():
    frame = Template(
        "{% load said_again %}{% once as title %}{% block title %}none{% endblock %}{% endonce %}"
        "<title>{{ title }}</title>{{ title }}"
    )
    page = Template("{% extends frame %}{% block title %}Cod{% endblock %}")
    assert page.render(Context({"frame": frame})) == "<title>Cod</title>Cod"
    assert said_again.once("Cod") == "Cod"
