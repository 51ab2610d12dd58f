"""One suggestion as a form: filled in from what was suggested, checked as any claim is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from django import forms
from django.db.models import Q
from django.utils import timezone

from tracker import quotations
from tracker.admin.aspect_help import mark_value
from tracker.admin.intake.names import (
    LedgerNames,
    NameField,
    actor_called,
    outlet_called,
    statement_words,
)
from tracker.fields import EdtfFormField
from tracker.intake.drafting import Speech, Words
from tracker.intake.speech.verbs import PRONOUNS
from tracker.intake.suggestion import Suggestion
from tracker.intake.summary import summarise
from tracker.intake.utterance import Form
from tracker.models import (
    Actor,
    ActorKind,
    Claim,
    Medium,
    Party,
    Report,
    Statement,
)
from tracker.rules import forecasts
from tracker.rules.record import Kind

NEW, OWN = "new", "own"
VOICES = [
    (NEW, "a new statement, by the speaker below"),
    (OWN, "none: the outlet says it in its own voice"),
]
MEDIA: Mapping[str, Medium] = {Form.ANSWER: Medium.INTERVIEW, Form.QUESTION: Medium.QUESTION}
# Statements of the same speaker that are offered beside the one that was found.
OFFERED = 12

# What a suggestion proposes. Only a change of these makes it one that was accepted with changes.
PROPOSED = frozenset(
    {
        "quote", "statement", "speaker", "office", "origin", "according_to", "kind", "hedge",
        "issue", "event", "aspect", "value", "window", "window_words", "not_scorable",
    }
)  # fmt: skip


# In the order of the page; a fieldset is shown only for what its second word says.
GROUPS = (
    ("Whose words", "", ("quote", "statement")),
    ("The new statement", "new", ("speaker", "speaker_kind", "speaker_party", "office", "said",
     "medium", "origin", "according_to")),
    ("About what", "", ("issue", "event", "aspect", "value", "series", "about")),
    ("How it reads", "", ("kind", "hedge", "summary", "speaker_as_written", "holds_on")),
    ("Forecast", "forecast", ("window_words", "window", "not_scorable")),
    ("Small print", "", ("note",)),
)  # fmt: skip


class ClaimForm(forms.ModelForm):
    """A claim of the draft, and the statement it relays: one on record, a new one, or none."""

    statement = forms.ChoiceField(label="statement it relays")
    speaker = NameField("intake-actors", required=False)
    speaker_kind = forms.ChoiceField(
        label="new speaker",
        required=False,
        choices=[("", "No, it is in the ledger"), *ActorKind.choices],
        help_text="An anonymous source is always a new one: no two are taken for one.",
    )
    speaker_party = forms.ModelChoiceField(
        Party.objects.all(), label="whose side", required=False, help_text="Of a new speaker."
    )
    office = forms.CharField(
        required=False, max_length=200, help_text="As the report writes it, or empty."
    )
    said = EdtfFormField(required=False, help_text="The day it was said, or by when.")
    origin = NameField(
        "intake-outlets", required=False, help_text="The outlet it was made to, if any."
    )
    according_to = NameField(
        "intake-actors",
        required=False,
        help_text="Hearsay: through whom alone it is known.",
    )
    medium = forms.ChoiceField(choices=Medium.choices)

    class Meta:
        model = Claim
        fields = (
            "quote",
            "kind",
            "hedge",
            "issue",
            "event",
            "aspect",
            "value",
            "series",
            "about",
            "holds_on",
            "summary",
            "window_words",
            "window",
            "not_scorable",
            "speaker_as_written",
            "note",
        )
        # Shorter than in the form of a report: it stands on a card, beside the article.
        help_texts = {
            "quote": "Letter by letter, and as few words as prove it.",
            "kind": "",
            "hedge": "",
            "issue": "",
            "event": "",
            "aspect": "",
            "value": "",
            "series": "",
            "about": "Whose position it describes, if not the speaker's own.",
            "holds_on": "If that is not the day it was said.",
            "window_words": "As printed, if the table of phrases has it.",
            "window": "Dates, if the text bounds it itself.",
            "not_scorable": "It names no time, or depends on a condition.",
            "speaker_as_written": "",
        }
        widgets = {
            "quote": forms.Textarea(attrs={"rows": 2}),
            "note": forms.Textarea(attrs={"rows": 2}),
        }

    def __init__(
        self, data: Any = None, *, suggestion: Suggestion, report: Report, initial: Any
    ) -> None:
        super().__init__(data, initial=initial, instance=Claim(report=report))
        self.suggestion = suggestion
        mark_value(self.fields["value"].widget)
        for name in ("issue", "event"):
            subject: Any = self.fields[name]
            subject.to_field_name = "slug"
        statement: Any = self.fields["statement"]
        statement.choices = [*VOICES, ("on record", _on_record(suggestion, report))]

    @property
    def groups(self) -> list[tuple[str, str, list[forms.BoundField]]]:
        return [(name, only, [self[field] for field in fields]) for name, only, fields in GROUPS]

    @property
    def is_changed(self) -> bool:
        """Whether the editor changed anything that was suggested."""
        return bool(PROPOSED & {*self.changed_data})

    def words(self) -> Words:
        """The statement as it was settled; of a valid form."""
        found: Words = self.cleaned_data["words"]
        return found

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        self._clean_subject(cleaned)
        self._clean_quote(cleaned.get("quote", ""))
        match cleaned.get("statement"):
            case "new":
                cleaned["words"] = self._speech(cleaned)
            case "own":
                cleaned["words"] = None
            case str(public_id):
                cleaned["words"] = Statement.objects.get(public_id=public_id)
        return cleaned

    def _clean_subject(self, cleaned: Mapping[str, Any]) -> None:
        if "event" not in cleaned or "issue" not in cleaned:
            return
        if cleaned["event"] and cleaned["issue"]:
            self.add_error("issue", "Choose an event or an issue, not both: clear one of them.")
        elif not cleaned["event"] and not cleaned["issue"]:
            self.add_error("issue", "Choose the issue it is about, or the event beside it.")

    def _clean_quote(self, quote: str) -> None:
        """Let it stand in the article, and mean the place nearest to where it was found."""
        body = self.instance.report.body
        found = quotations.occurrences(quote, body)
        if len(found) > 1:
            near = min(found, key=lambda place: abs(place.start - self.suggestion.start))
            self.instance.quote_at = near.start
        elif quote and body and not found:
            self.add_error("quote", quotations.problem(quote, None, body))

    def _speech(self, cleaned: Mapping[str, Any]) -> Speech | None:
        speaker = self._actor("speaker", cleaned.get("speaker_kind", ""))
        teller = self._actor("according_to", "") if cleaned.get("according_to") else None
        origin = outlet_called(cleaned["origin"]) if cleaned.get("origin") else None
        if cleaned.get("origin") and origin is None:
            self.add_error(
                "origin", "The ledger has no outlet of that name; add it, or clear this."
            )
        if not cleaned.get("said") and "said" not in self.errors:
            self.add_error("said", "Say when it was said, or at least by when.")
        if self.errors or speaker is None:
            return None
        return Speech(
            speaker=speaker,
            said=cleaned["said"],
            office=cleaned["office"],
            origin=origin,
            according_to=teller,
            medium=cleaned["medium"],
        )

    def _actor(self, field: str, kind: str) -> Actor | None:
        name = self.cleaned_data.get(field, "")
        if not name:
            self.add_error(field, "Say who said it, or choose that the outlet says it itself.")
            return None
        try:
            return actor_called(name, kind, self.cleaned_data.get("speaker_party"))
        except forms.ValidationError as error:
            self.add_error(field, error)
            return None


def _on_record(suggestion: Suggestion, report: Report) -> list[tuple[str, str]]:
    """The statements to choose from: the one found, those of this draft, the speaker's latest."""
    here = Q(public_id=suggestion.statement) | Q(claims__report=report)
    named = Statement.objects.filter(here).distinct().with_speakers()
    spoken = Statement.objects.filter(speakers__slug=suggestion.speaker).with_speakers()
    rows = {row.public_id: row for row in (*named, *spoken[:OFFERED])}
    first = rows.get(suggestion.statement)
    ordered = sorted(rows.values(), key=lambda row: row is not first)
    return [(row.public_id, statement_words(row)) for row in ordered]


def initial_claim(
    suggestion: Suggestion, names: LedgerNames, report: Report | None
) -> dict[str, Any]:
    """What the form begins with: all that was suggested, and what follows from it."""
    who = names.actor(suggestion.speaker) or suggestion.speaker_as_written
    teller = names.actor(suggestion.according_to) or suggestion.according_to_as_written
    statement = suggestion.statement if suggestion.statement in names.statements else ""
    is_own = not (who or statement or suggestion.form)
    kind = suggestion.kind or (Kind.FACT if is_own else Kind.STATEMENT).value
    voice = (names.outlets.get(report.outlet.slug, "") if report else "") if is_own else who
    if teller:
        voice = f"{voice}, according to {teller},"
    settled = replace(suggestion, kind=kind)
    return {
        "quote": suggestion.quote,
        "statement": statement or (OWN if is_own else NEW),
        "speaker": who,
        "speaker_kind": "",
        "office": suggestion.office,
        "said": suggestion.said or _by_then(report),
        "origin": names.outlets.get(suggestion.origin, ""),
        "according_to": teller,
        "medium": MEDIA.get(suggestion.form, Medium.UNKNOWN).value,
        "kind": kind,
        "hedge": suggestion.hedge,
        "issue": suggestion.issue,
        "event": suggestion.event,
        "aspect": suggestion.aspect,
        "value": suggestion.value,
        "summary": summarise(settled, voice, names.of_values(suggestion)),
        "speaker_as_written": _as_written(suggestion),
        **(_window(suggestion) if kind == Kind.FORECAST else {}),
    }


def _as_written(suggestion: Suggestion) -> str:
    """How the report names the speaker; a pronoun names nobody."""
    words = suggestion.speaker_as_written
    return "" if words.casefold() in PRONOUNS else words


def _by_then(report: Report | None) -> str:
    """What is printed on a day was said by then."""
    day = (report and report.published_latest) or timezone.localdate()
    return f"[..{day.isoformat()}]"


def _window(suggestion: Suggestion) -> dict[str, Any]:
    """A phrase of the table or dates; without either, no day can decide the forecast."""
    words = suggestion.window
    if forecasts.days_of(words, timezone.localdate()) is not None:
        return {"window_words": words}
    return {"window": words} if words else {"not_scorable": True}
