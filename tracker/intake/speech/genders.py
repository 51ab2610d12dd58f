"""Whether a name is a man's or a woman's, where its first word tells: for "he" and "she"."""

from __future__ import annotations

from tracker.intake.lists import listed

MALE = listed(
    """
    sergei sergey sergej alexander aleksandr alexandr donald vladimir marco dmitry dmitri
    steve keith yuri yury kirill volodymyr joe andrei andrey mikhail igor ivan pavel peter
    petr oleg viktor victor konstantin nikolai maxim maksim anton denis roman john james jd
    mike michael david robert william richard thomas mark paul george scott pete emmanuel
    friedrich olaf recep hakan xi narendra antonio mohammed mohammad abbas benjamin boris
    keir rafael jens charles jake antony anthony andrii dmytro leonid gennady grigory
    yevgeny evgeny ruslan nikita ilya luca joshua misha sasha alex errol lindsey сергей
    александр дональд владимир марко дмитрий стив кит юрий кирилл джо андрей михаил игорь
    иван павел пётр петр олег виктор константин николай максим антон денис роман джон джеймс
    майк никита илья
    """
)
FEMALE = listed(
    """
    karoline tammy jen heather ann anne mary elizabeth margaret susan ursula angela jane
    kate helen giorgia sonata maria anna olga elena tatiana natalia victoria valentina
    rachel sarah marine melanie alice karen julie mette kaja annalena мария анна ольга елена
    татьяна наталья виктория валентина соната эльвира
    """
)


def gender_of(name: str) -> str:
    """ "m", "f", or "" where the name does not tell."""
    words = name.casefold().split()
    if len(words) < 2:
        return ""
    if words[0] in MALE:
        return "m"
    return "f" if words[0] in FEMALE or words[0][-1:] in {"a", "а", "я"} else ""
