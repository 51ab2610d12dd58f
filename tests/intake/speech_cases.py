"""How a case of reported speech is written down, and how it is held against what is found."""

from __future__ import annotations

from dataclasses import dataclass

from tests.intake.articles import NAMES
from tracker.intake.names import Named, Names
from tracker.intake.speech import utterances
from tracker.intake.utterance import Form, Utterance

TRUMP = Named(
    slug="donald-trump",
    name="Donald Trump",
    aliases=("Trump", "Дональд Трамп", "Трамп"),
    kind="person",
    party="united-states",
)
PUTIN = Named(
    slug="vladimir-putin",
    name="Vladimir Putin",
    aliases=("Putin", "Владимир Путин", "Путин"),
    kind="person",
    party="russia",
)
# Two who share a surname.
BERGS = (
    Named(slug="anna-berg", name="Anna Berg", kind="person"),
    Named(slug="otto-berg", name="Otto Berg", kind="person"),
)
CAST = Names(actors=(*NAMES.actors, TRUMP, PUTIN, *BERGS), outlets=NAMES.outlets)

DARCHIEV = "alexander-darchiev"
RYABKOV = "sergei-ryabkov"
LAVROV = "sergei-lavrov"
RUBIO = "marco-rubio"
MINISTRY = "russian-foreign-ministry"
KREMLIN = "kremlin"
STATE = "us-state-department"


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """A text, words that somebody says in it, and what is to be found about them."""

    text: str
    quote: str
    speaker: str = ""
    form: Form = Form.DIRECT
    written: str | None = None
    office: str | None = None
    origin: str = ""
    origin_written: str | None = None
    according: str = ""
    anonymous: bool = False
    doubtful: bool = False
    said: str = ""
    published: str = "2025-06-10"
    language: str = "en"

    def __str__(self) -> str:
        return self.text[:60]

    def found(self) -> list[Utterance]:
        return [
            one
            for one in utterances(self.text, CAST, self.language, self.published)
            if one.quote == self.quote
        ]


def hold(case: Case) -> None:
    """Fails where the utterance is missing, or anything about it is not as the case says."""
    everything = utterances(case.text, CAST, case.language, case.published)
    found = [one for one in everything if one.quote == case.quote]
    assert len(found) == 1, [(one.form.value, one.quote) for one in everything]
    one = found[0]
    assert (one.speaker, one.form.value) == (case.speaker, case.form.value), one
    assert (one.origin, one.according_to) == (case.origin, case.according), one
    assert (one.is_anonymous, bool(one.uncertain)) == (case.anonymous, case.doubtful), one
    assert case.written in (None, one.speaker_as_written), one
    assert case.office in (None, one.office), one
    assert case.origin_written in (None, one.origin_as_written), one
    assert case.said in ("", one.said), one
