"""What of a text's words is compared: their stems, without those that every text has."""

from __future__ import annotations

import re
from functools import lru_cache

WORD = re.compile(r"[^\W_]+(?:['’.-][^\W_]+)*")

_SHORTEST, _LONGEST = 3, 40
_ENGLISH = re.compile(
    r"(?:i[sz]ations?|ations?|ments?|ings?|ions?|ities|ity|ians?|ics?|als?|ists?|ies|ied|ers?"
    r"|ating|ates?|ated|es|ed|ly|s)$"
)
_INNER = re.compile(r"(?:i[sz]|als?|ics?|ments?)$")
_RUSSIAN = re.compile(
    r"(?:ени(?:ями|ях|ям|ем|й|е|я|ю|и)|ировать|ск(?:ого|ому|ими|им|их|ие|ий|ой|ую|ая|ое|ом)"
    r"|иями|ями|иях|иям|ией|ием|ами|ого|его|ому|ему|ыми|ими|ах|ях|ов|ев|ей|ий|ый|ой|ая|яя|ое|ее|ые"
    r"|ие|ых|их|ую|юю|ью|ия|ию|ии|ым|им|ам|ям|ом|ем|а|я|о|е|и|ы|у|ю|ь|й)$"
)
_LAST_VOWELS = re.compile(r"[aeiy]+$")
_POSSESSIVE = re.compile(r"['’]s?$")
_CYRILLIC = re.compile("[а-яё]")

# Words without a subject of their own: they would make any two texts look alike.
_EMPTY = """
a about after again against all also although am an and another any are as at be because been
before being between both but by can could did do does during each either else for from further
had has have he her here him his how however i if in into is it its just made make many may me
might more most much must my new next no nor not now of off on once one or other our out
over own per same say said says she should since so some such than that the their them then
there these they this those though through time to told too two under until up upon us very was
way we well were what when where which while who whom whose why will with within without would
year years yet you your
а без более бы был была были было быть в вам вас во вот все всё всех вы где да для до его ее её
если есть еще ещё же за и из или им их к как когда ко которая которые который ли мы на над не
него нее нет ни но о об он она они оно от по под при с сказал сказала со так также там то того
тоже том тот у уже что чтобы эта эти это этого этой этом этот я
"""
EMPTY_WORDS = frozenset(_EMPTY.split())


@lru_cache(maxsize=1 << 15)
def stem(word: str) -> str:
    """What a word shares with its other forms, roughly; "" for a word that says nothing."""
    folded = _POSSESSIVE.sub("", word.casefold().replace("ё", "е")).replace(".", "")
    if folded in EMPTY_WORDS or (len(folded) < _SHORTEST and not folded.isdigit()):
        return ""
    if _CYRILLIC.search(folded):
        return _cut(_RUSSIAN, folded)
    # Twice, since endings stand on one another: normal-iz-ation.
    return _cut(_LAST_VOWELS, _cut(_INNER, _cut(_ENGLISH, folded)))


def _cut(ending: re.Pattern[str], word: str) -> str:
    match = ending.search(word, _SHORTEST)
    return word[: match.start()] if match else word


def stems(text: str) -> list[str]:
    """The stems of a text's words, in order. Parts of a hyphenated word count apart."""
    words = WORD.findall(text)
    if "-" in text:
        words = [part for word in words for part in word.split("-")]
    found = [stem(word[:_LONGEST]) for word in words]
    return [each for each in found if each]
