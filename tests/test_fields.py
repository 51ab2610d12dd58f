"""The date fields: what a form accepts, says and keeps, and what a column lets in."""

from datetime import date
from typing import Any

import pytest
from django import forms
from django.contrib.admin.widgets import AdminTextInputWidget
from django.core.exceptions import ValidationError
from django.db import models

from tracker.dates import MAX_LENGTH, DateError
from tracker.fields import EdtfField, EdtfFormField, bounds


class DateForm(forms.Form):
    said = EdtfFormField(help_text="The day of the interview.")
    window = EdtfFormField(required=False)


class Note(models.Model):
    """A table that is never made: the fields need a model around them, not a database."""

    said = EdtfField("said on")
    published = EdtfField(blank=True)

    class Meta:
        app_label = "date_fields"

    def __str__(self) -> str:
        return self.said


NoteForm = forms.modelform_factory(Note, fields=["said", "published"])


def test_a_form_keeps_the_date_in_canonical_form() -> None:
    form = DateForm({"said": " between 24 March and 9 April 2025 ", "window": ""})

    assert form.is_valid(), form.errors
    assert form.cleaned_data == {"said": "[2025-03-24..2025-04-09]", "window": ""}


def test_a_form_says_beside_the_field_what_is_no_date() -> None:
    form = DateForm({"said": "Febuary", "window": "early 2025"})

    assert form.errors == {
        "said": ['"Febuary" is not a date; for example 2025-02'],
        "window": [
            '"early 2025" does not say which days it covers;'
            " for example between January and April 2025"
        ],
    }


def test_a_required_date_is_asked_for() -> None:
    assert DateForm({"said": " "}).errors == {"said": ["This field is required."]}


@pytest.mark.parametrize("typed", ["2025\x00", "9" * 30, "٢٠٢٥", "x" * 100_000, "\ud800"])
def test_a_hostile_date_is_an_error_of_the_form(typed: str) -> None:
    assert "is" in DateForm({"said": typed}).errors["said"][0]


def test_the_same_date_in_other_words_is_no_change() -> None:
    initial = {"said": "2025-06-10"}

    assert not DateForm({"said": "June 10, 2025"}, initial=initial).has_changed()
    assert DateForm({"said": "June 11, 2025"}, initial=initial).has_changed()
    assert DateForm({"said": "June the umpteenth"}, initial=initial).has_changed()


@pytest.mark.parametrize(
    "form",
    [
        DateForm({"said": "24 March - 9 April 2025"}),
        DateForm(initial={"said": "2025-03-24/2025-04-09"}),
    ],
)
def test_the_input_says_below_it_what_it_understood(form: DateForm) -> None:
    html = str(form["said"])

    assert ">understood as: 24 March to 9 April 2025</div>" in html
    assert 'id="id_said_understood"' in html
    assert 'aria-describedby="id_said_helptext id_said_understood"' in html


@pytest.mark.parametrize("typed", ["", '"><script>alert(1)</script>', "Febuary"])
def test_the_input_says_nothing_about_what_it_did_not_understand(typed: str) -> None:
    html = str(DateForm({"said": typed})["said"])

    assert "understood" not in html
    assert "<script>" not in html


def test_the_input_without_an_id_still_says_what_it_understood() -> None:
    html = str(DateForm({"said": "2025-06-10"}, auto_id=False)["said"])

    assert '<div class="help">understood as: 10 June 2025</div>' in html
    assert "aria-describedby" not in html


def test_a_model_form_takes_words_longer_than_the_column() -> None:
    typed = "possibly around 10 September 2025 or possibly around 12 September 2025 or 2026"
    form = NoteForm({"said": typed + " or 2027", "published": ""})

    assert len(typed + " or 2027") > MAX_LENGTH
    assert form.is_valid(), form.errors
    assert form.instance.said == "[2025-09-10%,2025-09-12%,2026,2027]"
    assert form.instance.published == ""


def test_the_admin_cannot_swap_the_input_for_its_own() -> None:
    field: Any = Note._meta.get_field("said")

    form_field = field.formfield(widget=AdminTextInputWidget)

    assert isinstance(form_field, EdtfFormField)
    assert type(form_field.widget) is type(EdtfFormField.widget)
    assert form_field.label == "Said on"
    assert form_field.widget.attrs["class"] == "vTextField"


def test_a_row_is_cleaned_to_canonical_form() -> None:
    note = Note(said="[2025-06-12,2025-06-10]")

    note.clean_fields()

    assert note.said == "[2025-06-10,2025-06-12]"
    assert note.published == ""


def test_a_row_refuses_what_is_not_edtf() -> None:
    with pytest.raises(ValidationError) as refusal:
        Note(said="10 June 2025", published="2025-02-30").clean_fields()

    assert refusal.value.message_dict == {
        "said": ['"10 June 2025" is not a date; for example 2025-02'],
        "published": [
            '"2025-02-30" names a day that does not exist: February 2025 has 28 days;'
            " for example 2025-02-28"
        ],
    }


def test_saving_without_cleaning_stores_canonical_dates_only() -> None:
    field: Any = Note._meta.get_field("said")
    note = Note(said="[2025,2025]")

    assert field.pre_save(note, add=True) == "2025"
    assert note.said == "2025"
    with pytest.raises(DateError):
        field.pre_save(Note(said="yesterday"), add=True)


def test_a_query_may_look_for_part_of_a_date() -> None:
    assert "LIKE %2025-0%" in str(Note._default_manager.filter(said__contains="2025-0").query)


def test_a_migration_names_the_field_without_its_usual_length() -> None:
    path = "tracker.fields.EdtfField"

    assert EdtfField().deconstruct()[1:] == (path, [], {})
    options = {"max_length": 20, "blank": True}
    assert EdtfField(**options).deconstruct()[1:] == (path, [], options)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", (None, None)),
        (None, (None, None)),
        ("2025-06", (date(2025, 6, 1), date(2025, 6, 30))),
        ("[..2025-06-10]", (None, date(2025, 6, 10))),
        ("2022/..", (date(2022, 1, 1), None)),
    ],
)
def test_bounds_fill_the_two_indexed_columns(
    text: str | None, expected: tuple[date | None, date | None]
) -> None:
    assert bounds(text) == expected


def test_bounds_refuse_what_is_no_date() -> None:
    with pytest.raises(DateError, match='"soon" is not a date'):
        bounds("soon")
