"""What is known of one matter so far: standing words kept up day by day (rules 2, 4)."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date

from tracker import aspects, dates
from tracker.aspects import EventStatus, Nature, Subject
from tracker.rules.clashes import Clashes
from tracker.rules.forecasts import Course
from tracker.rules.parts import part_of
from tracker.rules.record import DESK, OWN, Key, State, Verdict, Voice
from tracker.rules.relations import FIXED_ONCE_HELD, Pair, is_rejected, parties_differ
from tracker.rules.states import decide, state_of
from tracker.rules.words import Word, item_of, last

STATUS, DATE = Key("status"), Key("date")

_DENIALS = (EventStatus.DENIED, aspects.NOT + EventStatus.HELD)
_CALLED_OFF = (EventStatus.CANCELLED, EventStatus.POSTPONED)


def matter_of(key: Key, subject: Subject) -> Key:
    """What a key must be read together with.

    An event's status, date and place bear on each other (rule 4), and so do all parties'
    statuses of an issue (rule 8); everything else is read by itself, whoever speaks.
    """
    aspect, _ = part_of(key, subject)
    return STATUS if aspect == STATUS.aspect else _group(key)


def key_of_verdict(verdict: Verdict, subject: Subject) -> Key:
    """What a verdict is on, whoever speaks about it."""
    many = aspects.aspect(subject, verdict.aspect).nature is Nature.MANY
    item = item_of(verdict.value) if many else ""
    return Key(verdict.aspect, verdict.party or verdict.series, item)


class Standing:
    """Each voice's last words on one key. A word that was passed once never stands again."""

    def __init__(self) -> None:
        self._by_voice: dict[Voice, list[Word]] = {}

    def add(self, word: Word) -> None:
        self._by_voice[word.voice] = last([*self._by_voice.get(word.voice, ()), word])

    def words(self) -> list[Word]:
        return [word for voice in sorted(self._by_voice) for word in self._by_voice[voice]]


class Matter:
    """One matter of a subject, from the first day to the one it has been told about.

    It learns: the state of a key is worked out again only if a word was added that bears on it,
    or if what the desk or the event's course makes of its words changed.
    """

    def __init__(self, subject: Subject, principals: Sequence[str]) -> None:
        self._subject = subject
        self._principals = principals
        self._standing: dict[Key, Standing] = {}
        self._held, self._denied = Standing(), Standing()
        self._past_days: list[date] = []
        self._called_off: set[date] = set()
        self._decided: dict[Key, Verdict] = {}
        self._rejected: set[Pair] = set()
        # As of the last day that was asked for: what stands, by key; what it comes to; and the
        # groups of keys whose words are read side by side.
        self._words: dict[Key, list[Word]] = {}
        self._states: dict[Key, State] = {}
        self._clashes: dict[Key, Clashes] = {}
        self._was_held_until: date | None = None
        self._news: set[Key] = set()

    def learn(
        self, words: Iterable[Word], verdicts: Iterable[Verdict], rejected: Iterable[Pair] = ()
    ) -> None:
        """Take in what became known on a day; days come in order."""
        for word in words:
            self._standing.setdefault(word.key, Standing()).add(word)
            self._news.add(word.key)
            if self._subject is Subject.EVENT:
                self._follow_course(word)
        for verdict in verdicts:
            self._decided[key_of_verdict(verdict, self._subject)] = verdict
        if pairs := {*rejected} - self._rejected:
            self._rejected |= pairs
            self._news |= {*self._standing}

    def _follow_course(self, word: Word) -> None:
        if word.key == STATUS and word.value == EventStatus.HELD:
            self._held.add(word)
        elif word.key == STATUS and word.value in _DENIALS:
            self._denied.add(word)
        elif word.key == STATUS and word.value in _CALLED_OFF:
            self._called_off.add(word.day)
        elif word.key == DATE and (day := _past_day(word)):
            self._past_days.append(day)

    def states(self) -> dict[Key, State]:
        """The state of every key of the matter on the last day it was told about."""
        self._bring_up_to_date()
        states = dict(self._states)
        for on, verdict in self._decided.items():
            definition = aspects.aspect(self._subject, on.aspect)
            key = replace(on, said_by=DESK) if definition.is_split_by_word else on
            states[key] = decide(states.get(key), verdict, self._by_anybody(on), definition)
        return states

    def _bring_up_to_date(self) -> None:
        """Work out again what the news since the last time bears on."""
        held_until = self._held_until()
        if held_until != self._was_held_until:
            self._was_held_until = held_until
            self._news |= {key for key in self._standing if key.aspect in FIXED_ONCE_HELD}
        groups = {_group(key) for key in self._news}
        told = [key for key in sorted(self._standing) if _group(key) in groups]
        for key in told:
            self._words[key] = self._words_on(key, held_until)
        for group in groups:
            self._clash(group, fixed=self._is_fixed(group, held_until))
        # Rule 8 sets each party's own status beside those of the others.
        if any(_is_own_status(key) for key in self._news):
            told += [key for key in self._standing if _is_own_status(key) and key not in told]
        for key in told:
            self._states[key] = self._state_of(key, held_until)
        self._news = set()

    def _clash(self, group: Key, *, fixed: bool) -> None:
        known = self._clashes.get(group)
        if known is None or known.fixed != fixed:
            definition = aspects.aspect(self._subject, group.aspect)
            known = self._clashes[group] = Clashes(definition, self._principals, fixed=fixed)
        known.keep(self._by_anybody(group))

    def _state_of(self, key: Key, held_until: date | None) -> State:
        return state_of(
            self._words[key],
            self._by_anybody(key),
            self._clashes[_group(key)],
            _differing(key, self._words, self._rejected),
            aspects.aspect(self._subject, key.aspect),
            self._principals,
            fixed=self._is_fixed(key, held_until),
            rejected=self._rejected,
        )

    def _by_anybody(self, on: Key) -> list[Word]:
        """The standing words on what the key is of, whoever speaks."""
        group = _group(on)
        return [
            word for key in sorted(self._words) if _group(key) == group for word in self._words[key]
        ]

    def _words_on(self, key: Key, held_until: date | None) -> list[Word]:
        """Held is final: what else was said of the status is past, but for a denial of it."""
        if self._subject is Subject.EVENT and key == STATUS and self._held.words():
            return self._held.words() + self._denied.words()
        words = self._standing[key].words()
        if held_until is None or key.aspect not in FIXED_ONCE_HELD:
            return words
        # Rule 6: of a held event's date and place, the words made on or after its last day.
        return [word for word in words if word.claim.made_bounds[1] >= held_until] or words

    def _is_fixed(self, key: Key, held_until: date | None) -> bool:
        if self._subject is not Subject.EVENT:
            return False
        if key == STATUS:
            return bool(self._held.words())
        return held_until is not None and key.aspect in FIXED_ONCE_HELD

    def _held_until(self) -> date | None:
        """The last day an event that was held can have had; None while it is not held.

        Where it was held but no date is known, every claim looks back: the earliest of days.
        """
        if self._subject is not Subject.EVENT or not self._is_held():
            return None
        if (dated := self._decided.get(DATE)) and _names_a_day(dated.value):
            return dates.parse(dated.value).latest or date.min
        return max(self._past_days, default=date.min)

    def _is_held(self) -> bool:
        verdict = self._decided.get(STATUS)
        return verdict.value == EventStatus.HELD if verdict else bool(self._held.words())

    def course(self, states: Mapping[Key, State]) -> Course:
        """What rule 12 needs to know of an event: was it held, when, was it called off."""
        if self._subject is not Subject.EVENT:
            return Course()
        status, dated = states.get(STATUS), states.get(DATE)
        held = status is not None and EventStatus.HELD in status.values
        days = dated.values if held and dated else ()
        verdict = self._decided.get(STATUS)
        decided = {verdict.known} if verdict and verdict.value in _CALLED_OFF else set()
        return Course(
            is_held=held,
            held_on=days[0] if len(days) == 1 and days[0] != aspects.NONE else "",
            called_off=tuple(sorted(self._called_off | decided)),
        )


def _names_a_day(value: str) -> bool:
    """Whether a value of the aspect date says when, and not that there is no date, or when not."""
    return value != aspects.NONE and not value.startswith(aspects.NOT)


def _past_day(word: Word) -> date | None:
    """The latest day of the date a word gives, if that day lies before the word itself."""
    if not _names_a_day(word.value):
        return None
    latest = dates.parse(word.value).latest
    return latest if latest and latest <= word.claim.made_bounds[1] else None


def _group(key: Key) -> Key:
    """What all words on it are read side by side for, whoever speaks."""
    return Key(key.aspect, key.scope, key.item) if key.said_by else key


def _is_own_status(key: Key) -> bool:
    return key.said_by == OWN and key.aspect == "status"


def _differing(
    key: Key, standing: Mapping[Key, list[Word]], rejected: Collection[Pair]
) -> list[Word]:
    """Rule 8: the other parties' own statuses that differ from this party's own."""
    if key.said_by != OWN or key.aspect != "status":
        return []
    mine = last(standing[key])
    return [
        word
        for other, words in standing.items()
        if other.aspect == key.aspect and other.scope != key.scope and other.said_by == OWN
        for word in last(words)
        if any(parties_differ(own, word) and not is_rejected(own, word, rejected) for own in mine)
    ]
