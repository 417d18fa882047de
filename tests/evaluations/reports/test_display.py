from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from django.utils import translation

from evaluations.reports.display import shown
from evaluations.reports.document import Bar, Kind


@pytest.mark.parametrize(
    ("value", "kind", "text"),
    [
        (Decimal("2.806"), Kind.SCORE, "2,81"),
        (Decimal("0.348"), Kind.PRODUCT, "0,348"),
        (Decimal("2.8064285714"), Kind.NUMBER, "2,8064"),
        (Decimal("62.5"), Kind.PERCENT, "62,5%"),
        (Decimal("1234567.89"), Kind.MONEY, "Rp1.234.567,89"),
        (1234, Kind.INTEGER, "1.234"),
        (0, Kind.SCORE, "0,00"),
        (Bar(Decimal("2.806")), Kind.BAR, "2,81"),
        (Bar(None), Kind.BAR, "–"),
        (None, Kind.SCORE, "–"),
        ("", Kind.TEXT, "–"),
        ("belum ada", Kind.MONEY, "belum ada"),
        (date(2023, 12, 12), Kind.DATE, "12\xa0Desember\xa02023"),
        (datetime(2023, 12, 12, 20, 30, tzinfo=UTC), Kind.DATE, "13\xa0Desember\xa02023"),
        (datetime(2023, 12, 12, 2, 0, tzinfo=UTC), Kind.MOMENT, "12\xa0Desember\xa02023, 09.00\xa0WIB"),
    ],
)
def test_values_read_as_the_office_writes_them(value, kind, text):
    with translation.override("id"):
        assert shown(value, kind, "Asia/Jakarta") == text


def test_english_reports_use_english_marks():
    with translation.override("en"):
        assert shown(Decimal("1234.5"), Kind.MONEY, "Asia/Jakarta") == "Rp1,234.50"
