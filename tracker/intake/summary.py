"""A first sentence for a claim, made of what was suggested; the editor may word it better."""

from __future__ import annotations

from collections.abc import Mapping

from tracker.aspects import NONE, AspectError, aspect
from tracker.intake.suggestion import Suggestion
from tracker.rules.record import Kind

LIMIT = 400

VERBS: Mapping[str, str] = {
    Kind.FACT: "reports",
    Kind.STATEMENT: "says",
    Kind.POSITION: "takes the position",
    Kind.DEMAND: "demands",
    Kind.LINKAGE: "makes a link",
    Kind.APPRAISAL: "judges",
    Kind.FORECAST: "expects",
    Kind.COMMITMENT: "promises",
    Kind.DENIAL: "denies",
    Kind.SILENCE: "has not spoken",
}


def summarise(suggestion: Suggestion, who: str, names: Mapping[str, str]) -> str:
    """One neutral sentence: whose word, about what, which value. "" while a part is missing.

    `names` gives titles of issues and events, and names of actors, by their slugs.
    """
    subject = suggestion.event or suggestion.issue
    try:
        definition = aspect("event" if suggestion.event else "issue", suggestion.aspect)
        value = definition.parse(suggestion.value) if suggestion.kind != Kind.SILENCE else ""
    except AspectError:
        return ""
    if not who or not subject:
        return ""
    verb = VERBS.get(suggestion.kind, VERBS[Kind.STATEMENT])
    shown = definition.display(value, names) if value else ""
    what = shown if value == NONE else f"{definition.label.lower()} {shown}".strip()
    window = suggestion.window_in_words if suggestion.kind == Kind.FORECAST else ""
    when = f" ({window})" if window else ""
    return f"{f'{who} {verb}: {names.get(subject, subject)}, {what}{when}'[: LIMIT - 1]}."
