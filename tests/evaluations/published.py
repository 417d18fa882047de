"""Rounds that are published: Bekasi's letter of 2023 with nothing beneath it, and an office's own answers."""

from decimal import Decimal

from django.core.files.base import ContentFile

from evaluations.actions.rounds import close_round, hand_over_round, open_round, publish_round
from evaluations.choices import OfficialScope, ReportState, RoundState
from evaluations.models import Program
from tests import factories
from tests.office import Office

LETTER = {"BL": "3.48", "OP": "2.34", "OC": "3.00", "IM": "2.70", "QW": "2.75"}


def letter_round(publish=True, **fields):
    """Aspect scores as the press printed them in 2023: 2.806 computed, 2.81 printed."""
    round = factories.ready_round(**{"year": 2023, "state": RoundState.ASSESSMENT} | fields)
    for code, value in LETTER.items():
        factories.OfficialScoreFactory(round=round, code=code, value=Decimal(value))
    factories.OfficialScoreFactory(round=round, scope=OfficialScope.FINAL, code="", value=Decimal("2.81"))
    if publish:
        publish_round(round, by=factories.administrator(round.regency))
        round.refresh_from_db()
    return round


def published_office(**answers):
    office = Office()
    office.hand_in(**answers)
    close_round(office.round, by=office.coordinator)
    office.verify_all()
    hand_over_round(office.round, by=office.coordinator)
    publish_round(office.round, by=office.administrator)
    office.round.refresh_from_db()
    return office


def large_round(programs=400):
    """As large as a regency's: its report takes a worker long enough to be followed."""
    office = Office(opened=False)
    place = office.masterplan.programs.first().sub_dimension
    Program.objects.bulk_create(
        Program(
            masterplan=office.masterplan,
            sub_dimension=place,
            key=f"besar-{number}",
            name=f"Contoh: Program besar {number}",
            lead_agency=office.dishub,
            start_year=2022,
            end_year=2026,
        )
        for number in range(programs)
    )
    open_round(office.round, by=office.coordinator)
    close_round(office.round, by=office.coordinator)
    hand_over_round(office.round, by=office.coordinator)
    return publish_round(office.round, by=office.administrator)


def ready_report(round, content=b"%PDF-contoh", **fields):
    """A finished report of what is published, or provisional where nothing is."""
    result = round.results.filter(kind="publication").order_by("-version").first()
    fields = {"result": result, "state": ReportState.READY, "percent": 100, "sha256": "ab" * 32} | fields
    report = factories.ReportFactory(round=round, **fields)
    report.file.save("x", ContentFile(content))
    return report
