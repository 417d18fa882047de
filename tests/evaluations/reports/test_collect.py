"""Whatever a round holds, its report is made; what it says comes from the figures."""

from decimal import Decimal

import pytest
from django.utils import translation

from evaluations.actions.items import save_answer
from evaluations.models import Item, RoundAspect
from evaluations.reports.collect import collect
from evaluations.reports.document import Formula, Paragraph, Strong
from evaluations.reports.progress import unheard
from evaluations.reports.renderers import render
from tests import factories
from tests.evaluations.published import letter_round, published_office
from tests.office import Office

pytestmark = pytest.mark.django_db

LONG = "Contoh: kalimat panjang sekali. " * 320
MARKUP = '<b>#sys</b> $x$ *tebal* "kutip" & =1+1'


@pytest.fixture(autouse=True)
def _english():
    with translation.override("en"):
        yield


def nothing_answered():
    return Office().round


def one_aspect():
    round = Office().round
    round.aspects.exclude(aspect__code="OP").delete()
    return round


def nothing_applies():
    office = Office()
    for item in Item.objects.filter(round=office.round, indicator__isnull=False).with_answers():
        item.response.is_not_applicable = True
        item.response.not_applicable_reason = "Contoh"
        item.response.save()
    return office.round


def only_a_letter():
    return letter_round()


def no_aspect():
    round = letter_round(publish=False)
    RoundAspect.objects.all().delete()
    return round


def long_answers():
    office = Office()
    for item in office.items():
        if not item.is_program:
            answer = {"self_score": Decimal(2), "narrative": LONG[:10_000]}
            save_answer(item, answer, by=office.operator, edit_version=item.edit_version)
    return office.round


def markup_everywhere():
    office = published_office()
    office.masterplan.programs.update(name=MARKUP)
    for agency in office.regency.agencies.all():
        agency.name = f"{MARKUP} {agency.pk}"
        agency.save()
    factories.FindingFactory(round=office.round, text=MARKUP)
    office.round.results.all().delete()
    return office.round


def ranked():
    round = letter_round(publish=False)
    factories.RankFactory(round=round)
    factories.PeerFinalFactory(round=round)
    return round


def report_of(round, **fields):
    result = round.results.filter(kind="publication").first()
    return factories.ReportFactory.build(
        round=round, result=result, requested_by=factories.coordinator(round.regency), **fields
    )


@pytest.mark.parametrize(
    "make",
    [
        nothing_answered,
        one_aspect,
        nothing_applies,
        only_a_letter,
        no_aspect,
        long_answers,
        markup_everywhere,
        ranked,
    ],
)
def test_the_report_of_any_round_is_made(tmp_path, make):
    round = make()

    for format, language in (("pdf", "id"), ("xlsx", "en")):
        with translation.override(language):
            document = collect(report_of(round, format=format, language=language))
            render(document, format, tmp_path / f"report.{format}", unheard)
        assert (tmp_path / f"report.{format}").stat().st_size > 1000


def chapters(document):
    return [section.title for section in document.sections]


def blocks(document, kind):
    return [block for section in document.sections for block in section.blocks if isinstance(block, kind)]


def test_a_letter_alone_says_nothing_about_what_lies_beneath():
    document = collect(report_of(letter_round()))

    assert chapters(document) == [
        "Summary",
        "Index and five aspects",
        "Six dimensions",
        "Strengths, weaknesses, recommendations",
    ]
    assert blocks(document, Paragraph)[0].text == (
        f"The Smart City index of {document.regency} is ",
        Strong("2.81 out of 4.00"),
        " (official).",
    )
    formula = blocks(document, Formula)[0]
    assert (formula.result, formula.places) == (Decimal("2.806"), 3)
    assert not document.provisional


def test_a_worked_round_has_its_annexes():
    document = collect(report_of(published_office().round))

    assert [section.title for section in document.sections if section.annex] == [
        "All indicators",
        "All programs",
        "All agencies",
        "List of evidence",
    ]


def test_before_publication_the_document_is_provisional():
    document = collect(report_of(nothing_answered()))

    assert document.provisional
    assert document.cover.value is None
