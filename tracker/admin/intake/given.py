"""The first form of intake: what an editor gives to be read."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import forms
from django.conf import settings

from tracker.intake.article import IntakeError, Source
from tracker.intake.fetching import fetch
from tracker.intake.uploads import ENDINGS, LIMIT, MEGABYTES, uploaded
from tracker.models.columns import ADDRESS_LIMIT, WEB_ADDRESS
from tracker.text import clean_text

TEXT_LIMIT = 1_000_000


class WebAddressField(forms.URLField):
    """An address as the record takes it: http or https, and nothing else."""

    default_validators = [WEB_ADDRESS]
    default_error_messages = {"invalid": str(WEB_ADDRESS.message)}


class TakeInForm(forms.Form):
    """One article: its text, a file of it, or its address where the site may fetch."""

    text = forms.CharField(
        label="The article's text",
        required=False,
        max_length=TEXT_LIMIT,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 14, "autofocus": True}),
        help_text="Copy the whole page if that is easier: what is not the article is left out.",
    )
    file = forms.FileField(
        label="or a file of it",
        required=False,
        allow_empty_file=True,
        widget=forms.ClearableFileInput(attrs={"accept": ",".join(ENDINGS)}),
        help_text=f"A saved web page, a text or a PDF file of at most {MEGABYTES} MB.",
    )
    url = WebAddressField(
        label="Where it stands",
        required=False,
        assume_scheme="https",
        max_length=ADDRESS_LIMIT,
        widget=forms.URLInput(attrs={"class": "vLargeTextField"}),
    )

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["url"].help_text = (
            "Its address. Alone, without text or file, the page is fetched from there."
            if settings.FETCH_ARTICLES
            else "Its address, if it has one. This site does not fetch pages: paste the text too."
        )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if not self.errors:
            try:
                cleaned["source"] = self._source(cleaned)
            except IntakeError as error:
                self.add_error(self.given, str(error))
        return cleaned

    @property
    def given(self) -> str:
        """The field that holds the article, beside which it is said if nothing can be read."""
        sent = (name for name in ("text", "file", "url") if self.cleaned_data.get(name))
        return next(sent, "text")

    def _source(self, cleaned: Mapping[str, Any]) -> Source:
        text, file, url = cleaned["text"], cleaned["file"], cleaned["url"]
        if text.strip() and file:
            raise IntakeError("Give the text or a file, not both: they may be different articles.")
        if text.strip():
            return Source(content=text, url=url)
        if file:
            data = file.read(LIMIT + 1)
            return uploaded(clean_text(file.name, one_line=True), data, url)
        if url and settings.FETCH_ARTICLES:
            return fetch(url)
        raise IntakeError("Paste the article's text, or choose a file of it.")
