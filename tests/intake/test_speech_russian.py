"""Who is found to say what in Russian sentences, in the style of the wires."""

import pytest

from tests.intake.speech_cases import (
    CAST,
    DARCHIEV,
    KREMLIN,
    LAVROV,
    MINISTRY,
    RYABKOV,
    Case,
    hold,
)
from tracker.intake.names import Named, Names
from tracker.intake.speech import utterances
from tracker.intake.utterance import Form

DIRECT, PARTIAL, INDIRECT = Form.DIRECT, Form.PARTIAL, Form.INDIRECT

QUOTED = [
    Case(language="ru", text="«Мы готовы», — сказал Рябков.", quote="Мы готовы", speaker=RYABKOV),
    Case(language="ru", text="«Мы готовы», — сказал он.", quote="Мы готовы", doubtful=True),
    Case(
        language="ru",
        text="«Готовы ли мы?» — спросил Рябков.",
        quote="Готовы ли мы?",
        speaker=RYABKOV,
    ),
    Case(
        language="ru",
        text="„Мы готовы“, — заявил Дарчиев ТАСС.",
        quote="Мы готовы",
        speaker=DARCHIEV,
        origin="tass",
    ),
    Case(language="ru", text='"Мы готовы", - сказал Рябков.', quote="Мы готовы", speaker=RYABKOV),
    Case(language="ru", text="Рябков сказал: «Мы готовы».", quote="Мы готовы", speaker=RYABKOV),
    Case(
        language="ru",
        text="Рябков: «Мы готовы ко всему».",
        quote="Мы готовы ко всему",
        speaker=RYABKOV,
    ),
    Case(
        language="ru",
        text="«Мы готовы», — сказал замглавы МИД России Сергей Рябков.",
        quote="Мы готовы",
        speaker=RYABKOV,
        office="замглавы МИД России",
    ),
    Case(
        language="ru",
        text="«Мы готовы», — сообщил журналистам посол РФ в США Александр Дарчиев.",
        quote="Мы готовы",
        speaker=DARCHIEV,
        office="посол РФ в США",
    ),
    Case(
        language="ru",
        text="«Мы готовы», — рассказал «Известиям» замглавы МИД Сергей Рябков.",
        quote="Мы готовы",
        speaker=RYABKOV,
        origin="izvestia",
    ),
    Case(
        language="ru",
        text="«Мы готовы», — сказал Рябков в интервью агентству «Интерфакс».",
        quote="Мы готовы",
        speaker=RYABKOV,
        origin="interfax",
    ),
    Case(
        language="ru",
        text="«Мы готовы, — сказал Рябков. — Дата названа».",
        quote="Дата названа",
        speaker=RYABKOV,
    ),
    Case(
        language="ru",
        text="«Мы готовы», — сказал Рябков. «Дата названа», — добавил он.",
        quote="Дата названа",
        speaker=RYABKOV,
        written="он",
    ),
    Case(
        language="ru",
        text="«Мы готовы», — приводит слова Рябкова ТАСС.",
        quote="Мы готовы",
        speaker=RYABKOV,
        origin="tass",
    ),
    Case(
        language="ru",
        text="«Мы готовы», — передает ТАСС слова Рябкова.",
        quote="Мы готовы",
        speaker=RYABKOV,
        origin="tass",
    ),
    Case(
        language="ru",
        text="«Мы готовы», — цитирует Рябкова Интерфакс.",
        quote="Мы готовы",
        speaker=RYABKOV,
        origin="interfax",
    ),
    Case(
        language="ru",
        text="«Мы готовы», — сообщил ТАСС источник, близкий к делегации.",
        quote="Мы готовы",
        written="источник, близкий к делегации",
        anonymous=True,
        origin="tass",
    ),
    Case(
        language="ru",
        text="«Мы готовы», — сообщил РИА Новости источник, близкий к делегации.",
        quote="Мы готовы",
        written="источник, близкий к делегации",
        anonymous=True,
    ),
    Case(
        language="ru",
        text="«Мы готовы», — заявили ТАСС источники, знакомые с ходом работы.",
        quote="Мы готовы",
        written="источники, знакомые с ходом работы",
        anonymous=True,
        origin="tass",
    ),
    Case(
        language="ru",
        text="Как сообщил ТАСС источник, близкий к делегации, раунд пройдет в июле.",
        quote="раунд пройдет в июле",
        written="источник, близкий к делегации",
        anonymous=True,
        origin="tass",
        form=INDIRECT,
    ),
    Case(
        language="ru",
        text="«Мы готовы», — сказала официальный представитель МИД Мария Образцова.",
        quote="Мы готовы",
        written="Мария Образцова",
        office="официальный представитель МИД",
    ),
    Case(
        language="ru",
        text="«Мы готовы», — сказала Дарчиева.",
        quote="Мы готовы",
        written="Дарчиева",
    ),
    Case(language="ru", text="— Мы готовы, — сказал Рябков.", quote="Мы готовы", speaker=RYABKOV),
    Case(
        language="ru",
        text="— Мы готовы, — сказал Рябков. — Дата названа.",
        quote="Дата названа.",
        speaker=RYABKOV,
    ),
    Case(
        language="ru",
        text="«ООО «Север» готово», — сказал Рябков.",
        quote="ООО «Север» готово",
        speaker=RYABKOV,
    ),
    Case(
        language="ru",
        text="«Мы видели ООО «Север», — сказал Рябков.",
        quote="Мы видели ООО «Север»",
        speaker=RYABKOV,
    ),
]

INSERTS = [
    ("«Мы готовы, — сказал Рябков, — и дата названа».", ["Мы готовы", "и дата названа"]),
    ("«Мы готовы, — сказал Рябков. — Дата названа».", ["Мы готовы", "Дата названа"]),
    ('"Мы готовы, - сказал Рябков, - и дата названа".', ["Мы готовы", "и дата названа"]),
    ("„Мы готовы, – сказал Рябков ТАСС, – и всё“.", ["Мы готовы", "и всё"]),
    ("«Мы готовы! — заявил Рябков. — И ещё как!»", ["Мы готовы!", "И ещё как!"]),
    (
        "«Готовы ли мы? — сказал журналистам Рябков. — Да. Дата названа. Места нет».",
        ["Готовы ли мы?", "Да. Дата названа. Места нет"],
    ),
    (
        "«Мы готовы, — сказал Рябков. — Дата есть, — добавил он, — и место тоже».",
        ["Мы готовы", "Дата есть", "и место тоже"],
    ),
    ("«Мы готовы, — сказал Рябков».", ["Мы готовы"]),
]

WHOLE = [
    "«Мы готовы — и это главное — к встрече», — сказал Рябков.",
    "«Мы готовы, — и это говорит о многом, — к любой встрече», — сказал Рябков.",
    "«Мы готовы, — как сказал министр, — к любой встрече», — сказал Рябков.",
]

PARTS = [
    Case(
        language="ru",
        text="По словам Дарчиева, решение «предварительное» пока.",
        quote="предварительное",
        speaker=DARCHIEV,
        form=PARTIAL,
    ),
    Case(
        language="ru",
        text="Рябков назвал переговоры «тяжелой работой».",
        quote="тяжелой работой",
        speaker=RYABKOV,
        form=PARTIAL,
    ),
    Case(
        language="ru",
        text="Кремль заявил, что речь идет о «раздражителях».",
        quote="раздражителях",
        speaker=KREMLIN,
        form=PARTIAL,
    ),
    Case(
        language="ru",
        text="Переговоры о «раздражителях» прошли в Стамбуле.",
        quote="раздражителях",
        form=PARTIAL,
        doubtful=True,
    ),
]

INDIRECTS = [
    Case(
        language="ru",
        text="Рябков заявил, что дата названа.",
        quote="дата названа",
        speaker=RYABKOV,
        form=INDIRECT,
    ),
    Case(
        language="ru",
        text="Рябков также отметил, что работа идет.",
        quote="работа идет",
        speaker=RYABKOV,
        form=INDIRECT,
    ),
    Case(
        language="ru",
        text="По словам Рябкова, работа идет.",
        quote="работа идет",
        speaker=RYABKOV,
        form=INDIRECT,
    ),
    Case(
        language="ru",
        text="Работа идет, сообщил Рябков.",
        quote="Работа идет",
        speaker=RYABKOV,
        form=INDIRECT,
    ),
    Case(
        language="ru",
        text="Работа идет, сообщил посол РФ в США Александр Дарчиев.",
        quote="Работа идет",
        speaker=DARCHIEV,
        form=INDIRECT,
        office="посол РФ в США",
    ),
    Case(
        language="ru",
        text="Как сообщил Рябков, работа идет.",
        quote="работа идет",
        speaker=RYABKOV,
        form=INDIRECT,
    ),
    Case(
        language="ru",
        text="Работа идет. Об этом заявил замглавы МИД Сергей Рябков.",
        quote="Работа идет",
        speaker=RYABKOV,
        form=INDIRECT,
    ),
    Case(
        language="ru",
        text="Работа идет. Об этом ТАСС сообщил Рябков.",
        quote="Работа идет",
        speaker=RYABKOV,
        form=INDIRECT,
        origin="tass",
    ),
    Case(
        language="ru",
        text="МИД России подтвердил, что раунд состоится.",
        quote="раунд состоится",
        speaker=MINISTRY,
        form=INDIRECT,
    ),
    Case(
        language="ru",
        text="Посол Александр Дарчиев выступил. Посол подчеркнул, что работа идет.",
        quote="работа идет",
        speaker=DARCHIEV,
        form=INDIRECT,
        written="Посол",
    ),
    Case(
        language="ru",
        text="Посол Александр Дарчиев выступил. По словам дипломата, работа идет.",
        quote="работа идет",
        speaker=DARCHIEV,
        form=INDIRECT,
    ),
    Case(
        language="ru",
        text="Раунд состоится, передает ТАСС со ссылкой на Рябкова.",
        quote="Раунд состоится",
        speaker=RYABKOV,
        form=INDIRECT,
        origin="tass",
    ),
    Case(
        language="ru",
        text="Раунд состоится, сообщает Интерфакс.",
        quote="Раунд состоится",
        form=INDIRECT,
        origin="interfax",
        doubtful=True,
    ),
    Case(
        language="ru",
        text="После встречи с Лавровым Рябков сказал, что дата названа.",
        quote="дата названа",
        speaker=RYABKOV,
        form=INDIRECT,
    ),
    Case(
        language="ru",
        text="Во вторник Рябков заявил, что дата названа.",
        quote="дата названа",
        speaker=RYABKOV,
        form=INDIRECT,
        said="2025-06-10",
    ),
    Case(
        language="ru",
        text="Рябков заявил 5 июня, что дата названа.",
        quote="дата названа",
        speaker=RYABKOV,
        form=INDIRECT,
        said="2025-06-05",
    ),
    Case(
        language="ru",
        text="Рябков не сказал, когда назовут дату. Лавров сказал, что срок близок.",
        quote="срок близок",
        speaker=LAVROV,
        form=INDIRECT,
    ),
    Case(
        language="ru",
        text="По данным Кремля, полеты отложены.",
        quote="полеты отложены",
        speaker=KREMLIN,
        form=INDIRECT,
    ),
]

MORE = [
    Case(
        language="ru",
        text="Пресс-секретарь президента РФ Дмитрий Песков сообщил, что Москва «готова к миру».",
        quote="готова к миру",
        form=PARTIAL,
        written="Дмитрий Песков",
        office="Пресс-секретарь президента РФ",
    ),
    Case(
        language="ru",
        text="Как заявил посол Александр Дарчиев в интервью ТАСС, раунд пройдет в Москве.",
        quote="раунд пройдет в Москве",
        speaker=DARCHIEV,
        form=INDIRECT,
        origin="tass",
    ),
    Case(
        language="ru",
        text="Посол Александр Дарчиев выступил. «Мы готовы», — цитирует посла ТАСС.",
        quote="Мы готовы",
        speaker=DARCHIEV,
        origin="tass",
    ),
    Case(
        language="ru",
        text="Рябков сказал, что работа идет. По его словам, срок «близок».",
        quote="близок",
        speaker=RYABKOV,
        form=PARTIAL,
    ),
    Case(
        language="ru",
        text="Раунд пройдет в Москве. Об этом сообщил ТАСС посол РФ в США Александр Дарчиев.",
        quote="Раунд пройдет в Москве",
        speaker=DARCHIEV,
        form=INDIRECT,
        office="посол РФ в США",
        origin="tass",
    ),
    Case(
        language="ru",
        text="В Кремле заявили, что «переговоры продолжатся».",
        quote="переговоры продолжатся",
        speaker=KREMLIN,
        form=PARTIAL,
    ),
    Case(
        language="ru",
        text="Лавров и Рубио заявили, что встреча была полезной.",
        quote="встреча была полезной",
        form=INDIRECT,
        doubtful=True,
        written="Лавров и Рубио",
    ),
    Case(
        language="ru",
        text="Источник в МИД сообщил, что дата «почти согласована».",
        quote="почти согласована",
        form=PARTIAL,
        anonymous=True,
    ),
    Case(language="ru", text="Рябков сказал: «Нет».", quote="Нет", speaker=RYABKOV),
    Case(
        language="ru",
        text="«Это долгий путь», — сказал дипломат «Известиям».",
        quote="Это долгий путь",
        origin="izvestia",
        doubtful=True,
    ),
]


@pytest.mark.parametrize("case", QUOTED, ids=str)
def test_a_whole_quotation_has_the_speaker_of_its_tag(case: Case) -> None:
    hold(case)


@pytest.mark.parametrize(("text", "quotes"), INSERTS)
def test_words_around_an_insert_are_two_quotations_of_its_speaker(
    text: str, quotes: list[str]
) -> None:
    found = [one for one in utterances(text, CAST, "ru") if one.form is DIRECT]
    assert [one.quote for one in found] == quotes
    assert {(one.speaker, one.uncertain) for one in found} == {(RYABKOV, "")}
    assert all(text[one.start : one.end] == one.quote for one in found)


@pytest.mark.parametrize(
    "text",
    [
        "«Мы готовы, — сказал Рябков, — и дата названа», — передает ТАСС.",
        "«Мы готовы, — сказал Рябков. — И дата названа», — передает ТАСС.",
        "— Мы готовы, — сказал Рябков, — и дата названа, — передает ТАСС.",
    ],
)
def test_an_outlet_that_passes_on_what_a_tag_parted_is_not_who_said_it(text: str) -> None:
    found = [one for one in utterances(text, CAST, "ru") if one.form is DIRECT]
    assert [one.speaker for one in found] == [RYABKOV, RYABKOV]
    assert (found[1].origin, found[1].uncertain) == ("tass", "")


def test_another_who_is_named_behind_the_last_part_is_not_overlooked() -> None:
    text = "«Мы готовы, — сказал Рябков, — и дата названа», — передает Лавров."
    *_, last = (one for one in utterances(text, CAST, "ru") if one.form is DIRECT)
    assert last.speaker == LAVROV


@pytest.mark.parametrize("adverbs", ["также", "ранее", "при этом", "кроме того"])
def test_adverbs_may_stand_between_the_dash_and_the_verb_of_a_tag(adverbs: str) -> None:
    tag = f"— {adverbs} отметил Рябков"
    for text, quotes in (
        (f"«Мы готовы», {tag}.", ["Мы готовы"]),
        (f"«Мы готовы, {tag}, — и дата названа».", ["Мы готовы", "и дата названа"]),
    ):
        found = utterances(text, CAST, "ru")
        assert [(one.quote, one.form) for one in found] == [(quote, DIRECT) for quote in quotes]
        assert {(one.speaker, one.uncertain) for one in found} == {(RYABKOV, "")}


@pytest.mark.parametrize("text", WHOLE)
def test_dashes_that_the_speaker_made_part_nothing(text: str) -> None:
    (found,) = [one for one in utterances(text, CAST, "ru") if one.form is DIRECT]
    assert (found.quote, found.speaker) == (text[1 : text.index("»")], RYABKOV)


@pytest.mark.parametrize("case", PARTS, ids=str)
def test_quoted_words_belong_to_whom_their_sentence_reports(case: Case) -> None:
    hold(case)


@pytest.mark.parametrize("case", INDIRECTS, ids=str)
def test_a_reported_clause_is_found_without_its_frame(case: Case) -> None:
    hold(case)


@pytest.mark.parametrize("case", MORE, ids=str)
def test_russian_word_order_is_followed(case: Case) -> None:
    hold(case)


@pytest.mark.parametrize(
    "text",
    [
        "«Мы готовы», — сказал Александр Дарчиев ТАСС.",
        "«Мы готовы», — заявил ТАСС посол Дарчиев.",
        "Встреча с Дарчиевым прошла. «Мы готовы», — сказал Дарчиев в интервью ТАСС.",
        "“Мы готовы,” Aleksandr Darchiyev told TASS.",
    ],
)
def test_a_name_known_in_latin_letters_is_known_in_cyrillic(text: str) -> None:
    darchiev = Named(slug="darchiev", name="Alexander Darchiev", kind="person")
    names = Names(actors=(darchiev,), outlets=(Named(slug="tass", name="TASS", kind="agency"),))
    found = [one for one in utterances(text, names, "") if one.form is DIRECT]
    assert [(one.speaker, one.origin) for one in found] == [("darchiev", "tass")]
