"""What the standing words on one key come to on one day: rules 3, 5, 6, 7, 9 and 10."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from itertools import combinations

from tracker.aspects import Aspect, EventStatus, Nature
from tracker.rules import support
from tracker.rules.clashes import Clashes
from tracker.rules.record import Role, State, Support, Verdict
from tracker.rules.relations import Pair, answers, is_drift, is_rejected
from tracker.rules.words import Word, last, precedes


def state_of(
    words: Sequence[Word],
    others: Sequence[Word],
    clashes: Clashes,
    differing: Sequence[Word],
    definition: Aspect,
    principals: Sequence[str],
    *,
    fixed: bool,
    rejected: Collection[Pair] = (),
) -> State:
    """What the standing words on a key come to.

    `others` are the standing words on the same matter by anybody, these included, and `clashes`
    says which of them contradict; `differing` are the other parties' own words that rule 8 sets
    against these; `fixed` says that the event was held, which fixes its status, date and place.
    Words of a `rejected` pair are no rivals and no drift, and values shown together are
    contested only if other words behind them cannot both be true. What is read, and how well it
    is supported, stays the same.
    """
    values = _values(words, definition, fixed=fixed)
    carrying = {v for v in {w.value for w in words} if _carries(v, values, definition)}
    behind = [word for word in words if word.value in carrying]
    # On fixed aspects any incompatible pair contests the reading (rule 6), even one that a vaguer
    # value shown is compatible with.
    disputed = others if definition.nature is Nature.FIXED or fixed else behind
    rivals = clashes.with_any(disputed, others, rejected)
    drifted = _drifted(words, definition, rejected)
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
        or _cannot_all_be(values, behind, definition, rejected),
        has_drift=bool(drifted),
        parties_differ=bool(differing),
        cited=_cited(behind, rivals, drifted, differing),
    )


def _values(words: Sequence[Word], definition: Aspect, *, fixed: bool) -> tuple[str, ...]:
    if fixed and definition.slug == "status":
        return (EventStatus.HELD,)
    if definition.nature is Nature.MANY:
        return _asserted_or_negated(words)
    if definition.nature is Nature.FIXED or fixed:
        return _most_said(words, definition)
    return _last_said(words, definition)


def _carries(said: str, shown: Sequence[str], definition: Aspect) -> bool:
    """Whether a value supports one that is shown: it is it, or is it less exactly."""
    if definition.nature is Nature.MANY:
        return said.casefold() in {value.casefold() for value in shown}
    return any(definition.compatible(said, value) for value in shown)


def _cannot_all_be(
    values: Sequence[str], behind: Sequence[Word], definition: Aspect, rejected: Collection[Pair]
) -> bool:
    """Whether words behind two of the values, not a rejected pair, cannot both be true."""
    return any(
        not definition.compatible(a.value, b.value) and not is_rejected(a, b, rejected)
        for one, another in combinations(values, 2)
        if not definition.compatible(one, another)
        for a in behind
        if _carries(a.value, [one], definition)
        for b in behind
        if _carries(b.value, [another], definition)
    )


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


def _drifted(words: Sequence[Word], definition: Aspect, rejected: Collection[Pair]) -> list[Word]:
    """The words that reports of one statement give otherwise."""
    relayed: dict[str, list[Word]] = {}
    for word in words:
        if word.claim.statement:
            relayed.setdefault(word.claim.statement, []).append(word)
    return [
        word
        for word in words
        if any(
            is_drift(word, other, definition) and not is_rejected(word, other, rejected)
            for other in relayed.get(word.claim.statement, ())
        )
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


def decide(
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
