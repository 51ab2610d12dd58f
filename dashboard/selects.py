"""The select of a filter, written in one go: Django's own renders a template for each option."""

from __future__ import annotations

from typing import Any

from django import forms
from django.forms.utils import flatatt
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

_OPTION = '<option value="{}"{}>{}</option>'
_SELECTED = {"selected": True}


class PlainSelect(forms.Select):
    """A select without groups, and without attributes of its options."""

    def render(
        self, name: str, value: Any, attrs: dict[str, Any] | None = None, renderer: Any = None
    ) -> SafeString:
        chosen = {str(each) for each in self.format_value(value)}
        options = format_html_join(
            "\n",
            _OPTION,
            (
                (option, flatatt(_SELECTED) if str(option) in chosen else "", label)
                for option, label in self.choices
            ),
        )
        own = flatatt(self.build_attrs(self.attrs, attrs))
        return format_html('<select name="{}"{}>{}</select>', name, own, options)
