"""What a rule found in a passage: a value of one aspect, before it is known of which subject."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from tracker.aspects import AspectError, EventStatus, Subject, aspect
from tracker.intake.stems import stems


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """A value, where its words stand in the passage, and how sure the rule is.

    `kind` and `window` are given where the rule decides them. `counted` is the word for
    what a number counts: the subject must have it in its title. `doubt` is what an editor must
    look at.
    """

    subject: Subject
    aspect: str
    value: str
    start: int
    end: int
    reason: str
    confidence: float
    kind: str = ""
    window: str = ""
    counted: str = ""
    doubt: str = ""

    @property
    def is_plainly_held(self) -> bool:
        return self.aspect == "status" and self.value == EventStatus.HELD and not self.window


@dataclass(frozen=True, slots=True)
class Rule:
    """A pattern with what it means; looked for only where one of its words stands at all."""

    meaning: str
    pattern: re.Pattern[str]
    triggers: frozenset[str]

    def search(self, text: str, present: frozenset[str]) -> re.Match[str] | None:
        return None if self.triggers.isdisjoint(present) else self.pattern.search(text)


def rule(meaning: str, triggers: str, pattern: str) -> Rule:
    compiled = re.compile(rf"(?<!\w)(?:{pattern})", re.IGNORECASE)
    return Rule(meaning, compiled, frozenset(stems(triggers)))


def canonical(subject: Subject, slug: str, text: str) -> str:
    """The value in the form of its aspect; "" for what is none."""
    try:
        return aspect(subject, slug).parse(text)
    except AspectError:
        return ""


NUMBERS = {
    word: number
    for number, words in enumerate(
        (
            "one один одного одной", "two два двух две", "three три трёх трех",
            "four четыре четырёх четырех", "five пять пяти", "six шесть шести", "seven семь семи",
            "eight восемь восьми", "nine девять девяти", "ten десять десяти",
            "eleven одиннадцать одиннадцати", "twelve двенадцать двенадцати",
        ),
        start=1,
    )
    for word in words.split()
}  # fmt: skip
NUMBER_STEMS = frozenset(stems(" ".join(NUMBERS)))
NUMBER = rf"(?:\d{{1,3}}|{'|'.join(NUMBERS)})"


def number(word: str) -> int:
    """What a number says, in figures or in words; 0 for neither."""
    return int(word) if word.isdecimal() else NUMBERS.get(word.lower(), 0)


_ARTICLE = re.compile(r"^(?:(?:the|a|an|its|their|his|her|our|of|that|to)\s)+(?=\S)", re.IGNORECASE)
_OBJECT_END = re.compile(
    r"[;:!?\n]|\.(?=[\s”\"»]|$)|,(?=\s(?:and|but|who|which|where|as|while|he|she|they|said|according))"
    r"|\s(?:as\swell\sas|in\sresponse|according|after|before|while|because|though|although|said"
    r"|without|regarding|that\swere|which|where|when|а\sтакже|если|когда|котор\w{2,3})\s",
    re.IGNORECASE,
)
_MARKS = " \t,.;:“”\"«»‘’'—–-()[]"
_QUOTATION_MARKS = re.compile('[“”"«»„]')
LONGEST_OBJECT = 120


def object_at(text: str, start: int) -> tuple[str, int]:
    """What a verb or preposition is followed by, as a phrase, and where that ends."""
    stretch = text[start : start + LONGEST_OBJECT]
    end = _OBJECT_END.search(stretch)
    phrase = stretch[: end.start()] if end else stretch
    if not end and len(stretch) == LONGEST_OBJECT:
        phrase = phrase.rpartition(" ")[0]
    plain = _QUOTATION_MARKS.sub("", phrase).strip(_MARKS)
    return _ARTICLE.sub("", plain), start + len(phrase.rstrip(_MARKS))


_LISTED = re.compile(r",\s(?:and\s)?|\s(?:and|и)\s|,?\s(?:of\scourse),?\s", re.IGNORECASE)


def items_of(phrase: str) -> Sequence[str]:
    """The items of a list in words: "a, b and c" has three."""
    items = (_ARTICLE.sub("", item.strip(_MARKS)) for item in _LISTED.split(phrase))
    return [item for item in items if len(item) > 2 and item.casefold() not in {"of course"}]
