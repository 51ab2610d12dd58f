"""To whom it was said: an outlet named once may serve for all that the same speaker says."""

from __future__ import annotations

from dataclasses import dataclass

from tracker.intake.speech.channels import Channel, Way
from tracker.intake.speech.verbs import RECIPIENTS
from tracker.intake.speech.words import Item


@dataclass(frozen=True, slots=True)
class Origin:
    """An outlet that was told: its slug, "" if the ledger has none, as written, and since when."""

    slug: str = ""
    as_written: str = ""
    reason: str = ""


NOWHERE = Origin()


def origin_of(outlet: Item, reason: str = "") -> Origin:
    return Origin(outlet.named[0].slug, outlet.text, reason)


class Origins:
    """What is known of origins at a point of the article."""

    def __init__(self) -> None:
        self._interviews: dict[str, Origin] = {}
        self._told: tuple[str, Origin] | None = None

    def told(self, speaker: str, channel: Channel | None, frame: list[Item]) -> Origin:
        """Where a speaker said something, by the sentence's own channel or by an earlier one."""
        if channel is not None:
            return self._new(speaker, channel)
        if any(item.key in RECIPIENTS for item in frame):
            self._told = None
            return NOWHERE
        if speaker and speaker in self._interviews:
            return self._interviews[speaker]
        if self._told is not None and self._told[0] == speaker:
            return self._told[1]
        self._told = None
        return NOWHERE

    def _new(self, speaker: str, channel: Channel) -> Origin:
        origin = origin_of(channel.outlet)
        if channel.way is Way.INTERVIEW and speaker:
            reason = f"Said in an interview with {origin.as_written}, named earlier."
            self._interviews[speaker] = Origin(origin.slug, origin.as_written, reason)
        if channel.way is Way.TOLD and speaker:
            reason = f"Told {origin.as_written}, named earlier."
            self._told = (speaker, Origin(origin.slug, origin.as_written, reason))
        return origin

    def interview(self, speaker: str) -> Origin:
        """The interview that a speaker gave, as far as it has been named."""
        return self._interviews.get(speaker, NOWHERE)
