"""Whether words tell of what has been or of what is still to be."""

from __future__ import annotations

import re
from enum import Enum, auto
from functools import lru_cache


class Tense(Enum):
    """The time that words speak of."""

    PAST = auto()
    TO_COME = auto()


_TO_COME = re.compile(
    r"\b(?:will|shall|to be held|planned|plans|scheduled|expected|upcoming|by|until|through|would"
    r"|could|(?-i:may)|might|пройд[её]т|состоится|будет|намечен\w*|планирует\w*|ожидает\w*)\b",
    re.IGNORECASE,
)
_ANNOUNCED = re.compile(
    r"\b(?:will|shall|is to be|are to be|пройд[её]т|состоится|будет)\b", re.IGNORECASE
)
_PAST = re.compile(
    r"\b(?:was|were|had|took|met|held|said|led|sat|gave|came|began|since|after|following|\w{2,20}ed"
    r"|был[аио]?|прош[её]л|прошл[аи]|состоял\w{2,4}|после|\w{2,20}(?:лся|лась|лись))\b",
    re.IGNORECASE,
)


def is_past(sentence: str) -> bool:
    """Whether the sentence tells of something that has been."""
    return bool(_PAST.search(sentence)) and not _TO_COME.search(sentence)


def announces(sentence: str) -> bool:
    """Whether the sentence tells of something that is still to be."""
    return bool(_ANNOUNCED.search(sentence))


_LOOKS_AHEAD = re.compile(
    r"\b(?:(?:will|shall|would|could|(?-i:may)|might|should)(?:\snot)?(?:\sbe(?:\s\w+ly)?\s\w+)?|\w+['’]ll"
    r"|(?:(?:is|are|was|were|been)\s)?(?:to\sbe\s\w+|due\b|set\sto|going\sto|likely|planned|scheduled"
    r"|expected|hoped|supposed)"
    r"|(?:plan|hope|expect|intend|aim|want|agree)(?:s|ed|ing)?\s(?:that\b|to\b|\w+\s(?:\w+\s)?to\b)"
    r"|(?:we|i|they|he|she)\s(?:hope|expect)s?|upcoming|next"
    r"|пройд[её]?[тм]|пройдут|состо(?:ится|ятся)|буд(?:ет|ут|ем)|намечен\w*|планиру\w+|ожида(?:ет|ют)\w*"
    r"|мо(?:жет|гут)|(?:догов|согл|подпи|обсуд|верн|откр|сним)\w*(?:ятся|утся|имся|уют|шут|нут|ят|[её]тся)"
    r"|наде(?:юсь|емся|ется|ются)|намерен\w*|рассчитыва\w+|(?:воз|вос)\w+(?:ится|ятся|ит|ят)"
    r"|следующ\w+|предстоящ\w+)\b",
    re.IGNORECASE,
)
# Who speaks has spoken; what is said may be still to be.
_TOLD = re.compile(
    r"\b(?:said|told|added|noted|stressed|stated|announced|reported|declared|confirmed|agreed\sthat"
    r"|asked|explained|according)\b",
    re.IGNORECASE,
)
_LOOKS_BACK = re.compile(
    rf"{_PAST.pattern}|\b(?:пров[её]л\w*|приостано\w+|закры(?:т|л)\w*|введен\w*|прекра\w+|изъят\w*"
    r"|встретил\w+|прошл(?:ый|ая|ое|ого|ой|ом)|last|ago)\b",
    re.IGNORECASE,
)


@lru_cache(maxsize=256)
def tense_of(clause: str) -> Tense | None:
    """The time a clause speaks of; None where it tells neither, or both."""
    is_to_come = bool(_LOOKS_AHEAD.search(clause))
    rest = _TOLD.sub(" ", _LOOKS_AHEAD.sub(" ", clause))
    if is_to_come == bool(_LOOKS_BACK.search(rest)):
        return None
    return Tense.TO_COME if is_to_come else Tense.PAST
