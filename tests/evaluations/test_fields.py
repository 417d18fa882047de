"""Form fields that take figures as the regency writes them."""

from datetime import date
from decimal import Decimal

import pytest
from django import forms
from django.utils import translation

from evaluations.fields import LocalDateField, LocalDecimalField, MoneyField, PercentField


class ProgressForm(forms.Form):
    score = LocalDecimalField(minimum=0, maximum=4)
    spent = MoneyField(required=False)
    progress = PercentField(required=False)
    held_on = LocalDateField(required=False)


@pytest.fixture(autouse=True)
def _indonesian():
    with translation.override("id"):
        yield


def test_fields_take_what_people_type():
    form = ProgressForm(
        {"score": "2,806", "spent": "Rp1.500.000", "progress": "62,5%", "held_on": "12 Maret 2025"}
    )

    assert form.is_valid()
    assert form.cleaned_data == {
        "score": Decimal("2.806"),
        "spent": Decimal("1500000"),
        "progress": Decimal("62.5"),
        "held_on": date(2025, 3, 12),
    }


def test_empty_optional_fields_are_nothing_rather_than_zero():
    form = ProgressForm({"score": "0"})

    assert form.is_valid()
    assert form.cleaned_data == {"score": 0, "spent": None, "progress": None, "held_on": None}


def test_refused_fields_say_why_and_keep_what_was_typed():
    form = ProgressForm({"score": "5", "spent": "abc", "progress": "120%", "held_on": "besok"})

    assert set(form.errors) == {"score", "spent", "progress", "held_on"}
    assert all(len(errors) == 1 for errors in form.errors.values())
    assert form["spent"].value() == "abc"


def test_a_required_field_asks_for_a_number():
    form = ProgressForm({"score": ""})

    assert list(form.errors) == ["score"]


def test_initial_figures_are_shown_in_local_style():
    form = ProgressForm(
        initial={
            "score": Decimal("2.5000000000"),
            "spent": Decimal("1500000.00"),
            "progress": Decimal("62.50"),
            "held_on": date(2025, 3, 12),
        }
    )

    assert [form[name].value() for name in form.fields] == ["2,5", "1.500.000", "62,5", "2025-03-12"]
    assert 'inputmode="decimal"' in str(form["score"])
    assert 'value="2,5"' in str(form["score"])
    assert 'type="date"' in str(form["held_on"])
    assert 'value="2025-03-12"' in str(form["held_on"])


def test_the_same_figure_in_another_style_is_no_change():
    initial = {"score": Decimal("2.50"), "spent": Decimal("1500000"), "held_on": date(2025, 3, 12)}
    form = ProgressForm({"score": "2.5", "spent": "1500000", "held_on": "12/03/2025"}, initial=initial)

    assert form.changed_data == []
    assert ProgressForm({"score": "2.6"}, initial={"score": Decimal("2.5")}).changed_data == ["score"]
