"""Russian words find the issues of the sample, whose titles are English; in every case form."""

import json
from pathlib import Path

import pytest

from tracker.intake.glossary import RUSSIAN
from tracker.intake.stems import stem, stems
from tracker.intake.vocabulary import Described, Vocabulary

SAMPLE = Path(__file__).parents[2] / "tracker" / "sample" / "irritants.json"
LEDGER = json.loads(SAMPLE.read_text(encoding="utf-8"))
ISSUES = Vocabulary(
    [Described(issue["slug"], issue["title"], issue["summary"]) for issue in LEDGER["issues"]]
)


def meant(text: str) -> str:
    found = ISSUES.meant(frozenset(stems(text)), 4.0)
    return found.slug if found else ""


@pytest.mark.parametrize(
    ("slug", "forms"),
    [
        ("flights", "авиасообщение авиасообщения авиасообщению авиасообщением авиасообщении"),
        ("flights", "рейс рейса рейсу рейсом рейсе рейсы рейсов рейсам рейсами рейсах"),
        ("flights", "полёты полётов полётам полётами полётах полеты перелётов перелётах"),
        ("property", "дипсобственность дипсобственности дипсобственностью"),
        ("property", "собственность собственности собственностью недвижимости имущества"),
        ("visas", "виза визы визе визу визой виз визам визами визах"),
        ("visas", "визовый визового визовому визовым визовом визовые визовых визовыми"),
        ("banking", "банковское банковского банковскому банковским банковском банковские"),
        ("banking", "банки банков банкам банками банках"),
        ("missions", "функционирование функционирования функционированию функционированием"),
        ("ambassador", "агреман агремана агреману агреманом аккредитация аккредитации"),
        ("prisoners", "заключённые заключенных заключёнными пленными военнопленных"),
        ("arms-control", "вооружения вооружений вооружениям вооружениями вооружениях ДСНВ"),
        ("iran", "Иран Ирана Ирану Ираном Иране иранский иранской иранскую"),
        ("dialogue", "диалог диалога диалогу диалогом диалоге"),
        ("ukraine-war", "Украина Украины Украине Украину Украиной украинский украинского война"),
    ],
)
def test_every_form_of_a_russian_word_finds_the_issue(slug: str, forms: str) -> None:
    assert {form: meant(form) for form in forms.split()} == dict.fromkeys(forms.split(), slug)


@pytest.mark.parametrize(
    ("slug", "text"),
    [
        ("flights", "Стороны говорили о прямых рейсах между столицами."),
        ("property", "Изъятую дипломатическую собственность должны вернуть."),
        ("visas", "Визовый режим для дипломатов будет смягчён."),
        ("banking", "Наладить банковское обслуживание посольств пока не удалось."),
        ("missions", "Вопрос о численности персонала посольств остаётся открытым."),
        ("missions", "Стороны хотят нормализовать функционирование своих дипмиссий."),
        ("missions", "Функционированию загранучреждений ничто не мешает."),
        ("black-sea", "Речь шла о судоходстве в Чёрном море."),
        ("venue", "Площадка для консультаций не выбрана."),
    ],
)
def test_a_russian_sentence_means_the_issue_whose_words_it_has(slug: str, text: str) -> None:
    assert meant(text) == slug


@pytest.mark.parametrize(
    "text",
    [
        "Посол России в США заявил журналистам, что прямые переговоры продолжатся после отпусков.",
        "Стороны обменялись мнениями за счёт времени, отведённого на обед.",
        "По сообщению агентства, дипломатический источник назвал встречу полезной.",
        "Ранее премьер вызвал министров и под контролем прессы провёл с ними два часа.",
    ],
)
def test_common_russian_words_mean_no_issue(text: str) -> None:
    assert meant(text) == ""


def test_a_word_of_the_glossary_weighs_what_its_english_word_does() -> None:
    assert ISSUES.scores(["рейс"]) == ISSUES.scores(["flight"])


def test_what_the_ledger_says_in_russian_itself_counts_no_less() -> None:
    both = Vocabulary([Described("a", "Рейсы"), Described("b", "Talks", "", ("flights",))])
    assert both.scores(["рейс"])["a"] > both.scores(["рейс"])["b"]


def test_the_glossary_leads_from_stems_to_stems() -> None:
    for english, russian in RUSSIAN.items():
        assert english.isascii()
        assert russian
        assert all(word and not word.isascii() for word in russian)
    assert stem("рейсами") in RUSSIAN[stem("flights")]
