"""Russian words for what English texts call the things that states talk about."""

from __future__ import annotations

from collections.abc import Mapping

from tracker.intake.stems import stem, stems

# Of no one negotiation. Words that mean other things as often are left out: "прямой" is also said
# of talks, "обмен" of views, "посол" in front of most names.
_ENTRIES = """
accreditation: аккредитация агреман
airline: авиакомпания авиаперевозчик
arms: вооружение СНВ ДСНВ
banking: банк банковский
black: чёрный черноморский
border: граница пограничный
ceasefire: перемирие
consulate: консульство генконсульство консульский
dialogue: диалог
embassy: посольство
flight: рейс авиарейс полёт перелёт авиасообщение
Iran: Иран иранский
mission: миссия дипмиссия диппредставительство загранучреждение
mobility: передвижение
nuclear: ядерный атомный
operation: функционирование
payment: платёж
prisoner: заключённый пленный военнопленный
property: собственность дипсобственность недвижимость имущество
sanctions: санкция
sea: море
staff: персонал численность
trade: торговля торговый
Ukraine: Украина украинский
venue: площадка
visa: виза визовый безвизовый
war: война
"""


def _read(entries: str) -> dict[str, frozenset[str]]:
    rows = (line.split(":") for line in entries.strip().splitlines())
    return {stem(english): frozenset(stems(russian)) for english, russian in rows}


# The stems of the Russian words by that of the English one.
RUSSIAN: Mapping[str, frozenset[str]] = _read(_ENTRIES)
