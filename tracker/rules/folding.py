"""fold(): from the claims and verdicts about one subject to its readings as intervals."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from itertools import combinations

from tracker import aspects, dates
from tracker.aspects import Aspect, EventStatus, Nature, Subject
from tracker.rules import support
from tracker.rules.forecasts import Course, follow
from tracker.rules.record import (
    DESK,
    OWN,
    Claim,
    Fold,
    Interval,
    Key,
    Role,
    State,
    Support,
    Verdict,
)
from tracker.rules.relations import (
    FIXED_ONCE_HELD,
    answers,
    contradict,
    is_drift,
    parties_differ,
)
from tracker.rules.words import Word, item_of, last, precedes, standing, words_of


def fold(claims: Iterable[Claim], verdicts: Iterable[Verdict], principals: Sequence[str]) -> Fold:
    """Every reading and outlook of one subject, over time.

    All claims and verdicts must be about that subject; drafts among them change nothing.
    `principals` are the slugs of the principal parties. The result does not depend on the
    order of the input.
    """
    record = sorted((c for c in claims if c.is_published), key=lambda claim: claim.id)
    if not record:
        return Fold()
    subject = record[0].subject
    desk = sorted(verdicts, key=lambda verdict: (verdict.known, verdict.id))
    days = sorted({claim.known for claim in record} | {verdict.known for verdict in desk})
    words = words_of(record)
    daily = [(day, states_on(day, words, desk, subject, principals)) for day in days]
    courses = [(day, _course(states, words, day)) for day, states in daily]
    return Fold(readings=_intervals(daily), outlooks=follow(record, courses))


def states_on(
    day: date,
    words: Sequence[Word],
    verdicts: Sequence[Verdict],
    subject: Subject,
    principals: Sequence[str],
) -> dict[Key, State]:
    """The state of every key of the subject on that day, from what was known by then."""
    known: dict[Key, list[Word]] = {}
    for word in words:
        if word.claim.known <= day:
            known.setdefault(word.key, []).append(word)
    # The verdicts are in order of time, so the newest on each matter stays.
    decided = {_matter(verdict, subject): verdict for verdict in verdicts if verdict.known <= day}
    held_until = _held_until(known, decided)
    standings: dict[Key, list[Word]] = {}
    for key, said in known.items():
        if key.aspect == "status" and subject is Subject.EVENT and _is_held(said):
            standings[key] = _held_standing(said)
        else:
            standings[key] = _looking_back(key, standing(said), held_until)
    states = {
        key: _state(key, standings, aspects.aspect(subject, key.aspect), principals, held_until)
        for key in standings
    }
    for matter, verdict in decided.items():
        definition = aspects.aspect(subject, matter.aspect)
        key = replace(matter, said_by=DESK) if definition.is_split_by_word else matter
        states[key] = _decide(states.get(key), verdict, _words_on(standings, matter), definition)
    return states


def _matter(verdict: Verdict, subject: Subject) -> Key:
    """What a verdict is on, whoever speaks about it."""
    many = aspects.aspect(subject, verdict.aspect).nature is Nature.MANY
    item = item_of(verdict.value) if many else ""
    return Key(verdict.aspect, verdict.party or verdict.series, item)


def _words_on(standings: Mapping[Key, list[Word]], matter: Key) -> list[Word]:
    """The standing words on a matter, by anybody."""
    bare = replace(matter, said_by="")
    keys = (key for key in sorted(standings) if replace(key, said_by="") == bare)
    return [word for key in keys for word in standings[key]]


# Rule 4: held is final, and fixes date and place.


def _is_held(words: Iterable[Word]) -> bool:
    return any(word.value == EventStatus.HELD for word in words)


def _held_standing(words: Sequence[Word]) -> list[Word]:
    """Held is final: what else was said of the status is past, but for a denial of it."""
    held = [word for word in words if word.value == EventStatus.HELD]
    denials = [word for word in words if word.value in (EventStatus.DENIED, "not: held")]
    return standing(held) + standing(denials)


def _held_until(known: Mapping[Key, Sequence[Word]], decided: Mapping[Key, Verdict]) -> date | None:
    """The last day an event that was held can have had; None while it is not held.

    Where it was held but no date is known, every claim looks back: the earliest of days.
    """
    verdict = decided.get(Key("status"))
    held = verdict.value == EventStatus.HELD if verdict else _is_held(known.get(Key("status"), ()))
    if not held:
        return None
    if dated := decided.get(Key("date")):
        return dates.parse(dated.value).latest or date.min
    past = [day for word in known.get(Key("date"), ()) if (day := _past_day(word))]
    return max(past, default=date.min)


def _past_day(word: Word) -> date | None:
    """The latest day of the date a word gives, if that day lies before the word itself."""
    if word.is_none or word.value.startswith(aspects.NOT):
        return None
    latest = dates.parse(word.value).latest
    return latest if latest and latest <= word.claim.made_bounds[1] else None


def _looking_back(key: Key, words: list[Word], held_until: date | None) -> list[Word]:
    """Rule 6: of a held event's date and place, the words made on or after its last day."""
    if held_until is None or key.aspect not in FIXED_ONCE_HELD:
        return words
    return [word for word in words if word.claim.made_bounds[1] >= held_until] or words


# The state of one key.


def _state(
    key: Key,
    standings: Mapping[Key, list[Word]],
    definition: Aspect,
    principals: Sequence[str],
    held_until: date | None,
) -> State:
    words = standings[key]
    was_held = definition.subject is Subject.EVENT and key.aspect == "status" and _is_held(words)
    fixed = was_held or (held_until is not None and key.aspect in FIXED_ONCE_HELD)
    values: tuple[str, ...]
    if was_held:
        values = (EventStatus.HELD,)
    elif definition.nature is Nature.MANY:
        values = _asserted_or_negated(words)
    elif definition.nature is Nature.FIXED or fixed:
        values = _most_said(words, definition)
    else:
        values = _last_said(words, definition)
    behind = [w for w in words if any(_carries(w, value, definition) for value in values)]
    others = _words_on(standings, key)
    rivals = _rivals(behind, others, definition, principals, fixed=fixed)
    drifted = [w for w in words if any(is_drift(w, other, definition) for other in words)]
    differing = _differing(key, standings) if definition.slug == "status" else []
    counts = support.count(behind, principals)
    return State(
        values=values,
        since=max(last(behind) or behind, key=lambda w: (w.day, w.claim.id)).claim.clock_text,
        support=counts.support,
        speakers=counts.speakers,
        origins=counts.origins,
        reports=counts.reports,
        outlets=counts.outlets,
        is_hearsay=counts.is_hearsay,
        is_contested=bool(rivals or drifted)
        or (len(values) > 1 and _cannot_all_be(values, definition)),
        has_drift=bool(drifted),
        parties_differ=bool(differing),
        cited=_cited(behind, rivals, drifted, differing),
    )


def _carries(word: Word, value: str, definition: Aspect) -> bool:
    """Whether a word supports a shown value: it says it, or says it less exactly."""
    if definition.nature is Nature.MANY:
        return word.value.casefold() == value.casefold()
    return definition.compatible(word.value, value)


def _cannot_all_be(values: Sequence[str], definition: Aspect) -> bool:
    return any(not definition.compatible(a, b) for a, b in combinations(values, 2))


def _asserted_or_negated(words: Sequence[Word]) -> tuple[str, ...]:
    """Rule 3: the item, its negation, or both, as they were first worded."""
    worded: dict[str, str] = {}
    for word in sorted(words, key=lambda w: (w.clock, w.claim.id)):
        worded.setdefault(word.value.casefold(), word.value)
    return tuple(worded.values())


def _last_said(words: Sequence[Word], definition: Aspect) -> tuple[str, ...]:
    """Rules 5 and 7: the last standing word; several where they have no order and disagree."""
    newest = last(_without_idle_nones(words))
    return _most_precise({word.value for word in newest}, definition)


def _without_idle_nones(words: Sequence[Word]) -> list[Word]:
    """Rule 7: "none" never replaces another side's value, and an answered one is gone."""
    nones = [word for word in words if word.is_none]
    values = [
        word
        for word in words
        if not word.is_none
        and not any(n.voice.side == word.voice.side and precedes(word, n) for n in nones)
    ]
    kept = [
        none
        for none in nones
        if not any(v.voice.side != none.voice.side or answers(v, none) for v in values)
    ]
    return values + kept


def _most_said(words: Sequence[Word], definition: Aspect) -> tuple[str, ...]:
    """Rule 6: the value with most speakers; outlets' own voices decide between equals."""
    tally = {value: _tally(value, words, definition) for value in {w.value for w in words}}
    best = max(tally.values())
    return _most_precise({value for value, n in tally.items() if n == best}, definition)


def _tally(value: str, words: Sequence[Word], definition: Aspect) -> tuple[int, int]:
    """(speakers, voices of no party) that say a value or one compatible with it."""
    voices = {word.voice for word in words if definition.compatible(word.value, value)}
    speakers = sum(1 for voice in voices if voice.party)
    return speakers, len(voices) - speakers


def _most_precise(values: set[str], definition: Aspect) -> tuple[str, ...]:
    """The values that no compatible one among them refines, in a fixed order."""
    kept = [
        value
        for value in values
        if not any(
            definition.compatible(value, v) and definition.narrower(v, value) for v in values
        )
    ]
    return tuple(sorted(kept))


def _rivals(
    behind: Sequence[Word],
    others: Sequence[Word],
    definition: Aspect,
    principals: Sequence[str],
    *,
    fixed: bool,
) -> list[Word]:
    """The standing words, by anybody, that contradict a word the value rests on.

    On fixed aspects any incompatible pair contests the reading (rule 6), even one that a
    vaguer value shown is compatible with.
    """
    disputed = others if definition.nature is Nature.FIXED or fixed else behind
    return [
        other
        for other in others
        if any(contradict(word, other, definition, principals, fixed=fixed) for word in disputed)
    ]


def _differing(key: Key, standings: Mapping[Key, list[Word]]) -> list[Word]:
    """Rule 8: the other principal parties' own words that differ from this party's own."""
    if key.said_by != OWN:
        return []
    mine = last(standings[key])
    return [
        word
        for other in sorted(standings)
        if other.aspect == key.aspect and other.scope != key.scope and other.said_by == OWN
        for word in last(standings[other])
        if any(parties_differ(own, word) for own in mine)
    ]


def _cited(
    behind: Sequence[Word],
    rivals: Sequence[Word],
    drifted: Sequence[Word],
    differing: Sequence[Word],
) -> tuple[tuple[str, Role], ...]:
    """Each claim once, in the role that says most: drift, then support, then rivalry."""
    roles: dict[str, Role] = {}
    for word in differing:
        roles[word.claim.id] = Role.DIFFERS
    for word in rivals:
        roles[word.claim.id] = Role.RIVAL
    for word in behind:
        roles[word.claim.id] = Role.SUPPORTS if word.voice.party else Role.UNATTRIBUTED
    for word in drifted:
        roles[word.claim.id] = Role.DRIFT
    return tuple(sorted(roles.items()))


def _decide(
    state: State | None, verdict: Verdict, words: Sequence[Word], definition: Aspect
) -> State:
    """Rule 10: the verdict stands from its day; newer claims that disagree ask for review."""
    disagreeing = [
        word
        for word in words
        if word.claim.known > verdict.known and not definition.compatible(word.value, verdict.value)
    ]
    base = state or State(values=(), since="", support=Support.DESK)
    cited = dict(base.cited) | dict.fromkeys(verdict.cites, Role.SUPPORTS)
    return replace(
        base,
        values=(verdict.value,),
        since=verdict.known.isoformat(),
        support=Support.DESK,
        needs_review=bool(disagreeing),
        assessment=verdict.id,
        cited=tuple(sorted(cited.items())),
    )


# From days to intervals.


def _intervals(daily: Sequence[tuple[date, Mapping[Key, State]]]) -> tuple[Interval, ...]:
    """One interval for each stretch of days on which a key's state stays the same."""
    history: dict[Key, list[tuple[date, State]]] = {}
    for day, states in daily:
        for key, state in states.items():
            stretch = history.setdefault(key, [])
            if not stretch or stretch[-1][1] != state:
                stretch.append((day, state))
    return tuple(
        Interval(key, start, end, state)
        for key in sorted(history)
        for (start, state), end in zip(
            history[key], [day for day, _ in history[key][1:]] + [None], strict=True
        )
    )


def _course(states: Mapping[Key, State], words: Sequence[Word], day: date) -> Course:
    """What rule 12 needs to know of an event on a day: was it held, when, was it called off."""
    status, dated = states.get(Key("status")), states.get(Key("date"))
    held = status is not None and EventStatus.HELD in status.values
    called_off = [
        word.day
        for word in words
        if word.claim.known <= day
        and word.key == Key("status")
        and word.value in (EventStatus.CANCELLED, EventStatus.POSTPONED)
    ]
    if (
        status
        and status.assessment
        and status.values[0] in (EventStatus.CANCELLED, EventStatus.POSTPONED)
    ):
        called_off.append(date.fromisoformat(status.since))
    days = dated.values if held and dated else ()
    decided = Counter({(key.aspect, s.values[0]): 1 for key, s in states.items() if s.assessment})
    return Course(
        is_held=held,
        held_on=days[0] if len(days) == 1 and days[0] != aspects.NONE else "",
        called_off=tuple(sorted(called_off)),
        verdicts=frozenset(decided),
    )
