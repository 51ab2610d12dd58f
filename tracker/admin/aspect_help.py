"""What the desk tells an editor of each aspect, as data for the form's script and as a page."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.forms import Widget
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString

from tracker.aspects import NONE, REGISTRY, Aspect, Scope
from tracker.rules.forecasts import PHRASES
from tracker.values import Choice, Person


def as_data() -> dict[str, dict[str, dict[str, Any]]]:
    """The registry by subject and aspect, for the script that explains the value field."""
    data: dict[str, dict[str, dict[str, Any]]] = {}
    for (subject, slug), aspect in REGISTRY.items():
        data.setdefault(subject, {})[slug] = {
            "label": aspect.label,
            "help": explanation(aspect),
            "example": aspect.example,
            "words": words(aspect),
            "scope": aspect.scope.value,
        }
    return data


def words(aspect: Aspect) -> list[str]:
    """The words a value is chosen from, or those that every form of it may also be."""
    if isinstance(aspect.kind, Choice):
        return [str(word) for word in aspect.kind.vocabulary]
    return [NONE] if aspect.kind.none_words else []


def explanation(aspect: Aspect) -> str:
    """The registry's sentence, and what it leaves to the form: names, and whose value it is."""
    sentences = [aspect.help]
    if isinstance(aspect.kind, Person):
        sentences = ["The actor who led or will lead a party's delegation: name, alias or slug."]
    if isinstance(aspect.kind, Choice) and len(aspect.kind.vocabulary) > 6:
        sentences.append(f"One of: {', '.join(aspect.kind.vocabulary)}.")
    if aspect.scope is Scope.PARTY:
        sentences.append("It is the speaker's own party's, or that of the party it is about.")
    return " ".join(sentences)


def table(request: HttpRequest) -> HttpResponse:
    """Every aspect with its values, for whoever has no script or wants to see them all."""
    aspects = [
        {"aspect": aspect, "help": explanation(aspect), "none": aspect.kind.none_words}
        for aspect in REGISTRY.values()
    ]
    context = {
        **admin.site.each_context(request),
        "title": "Aspects and their values",
        "aspects": aspects,
        "phrases": PHRASES.items(),
    }
    return TemplateResponse(request, "admin/aspects.html", context)


def link_to_table() -> SafeString:
    return format_html(
        'What each aspect takes: <a href="{}" target="_blank">the table of aspects</a>.',
        reverse("admin:aspects"),
    )


def mark_value(widget: Widget) -> None:
    """Show the script which input it explains."""
    widget.attrs |= {"data-explained-value": "", "class": "vTextField", "autocomplete": "off"}
