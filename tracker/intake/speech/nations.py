"""Countries, capitals and the adjectives of nations, with the side of the talks they stand for."""

_SIDES = {
    "russia": "russia russia's russian moscow kremlin россия россии россией российский российского "
    "российская российской рф москва москвы москву москве",
    "united-states": "united states america us usa u.s america's american washington сша "
    "американский американского американская американской вашингтон вашингтона вашингтоне",
    "ukraine": "ukraine ukrainian kyiv kiev украина украины украинский украинского киев",
    "turkiye": "turkey turkish türkiye ankara турция турции турецкий турецкого",
    "iran": "iran iranian tehran иран ирана иранский",
    "china": "china chinese beijing китай китая китайский",
    "germany": "germany german berlin германия германии немецкий",
    "france": "france french paris франция франции французский",
    "united-kingdom": "britain british london uk великобритания британский",
    "european-union": "eu european brussels европейский",
    "saudi-arabia": "saudi riyadh",
    "israel": "israel israeli jerusalem израиль",
    "india": "india indian delhi индия",
    "poland": "poland polish warsaw польша",
    "hungary": "hungary hungarian budapest",
}
NATIONS = {word: side for side, words in _SIDES.items() for word in words.split()}
# Those that can stand for a government: "Moscow said".
SPEAKING = frozenset(
    word
    for word in NATIONS
    if not word.endswith(("ian", "ish", "can", "ese", "ий", "ого", "ой", "ая", "'s"))
) - {"european", "french", "saudi", "german"}
