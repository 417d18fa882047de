"""Every page of an office at work, and what a request writes."""

from contextlib import contextmanager

from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse, reverse_lazy

from agencies import urls as agency_urls
from evaluations import urls
from evaluations.models import EvidenceUse
from tests import factories
from tests.office import Office
from tests.page_forms import forms_of

SIGN_OUT = reverse_lazy("account_logout")
WRITES = ("INSERT", "UPDATE", "DELETE")


def busy_office():
    """A round that is handed in, with evidence, a report and a person of every role."""
    office = Office()
    office.hand_in()
    office.leader = factories.leader(office.regency)
    office.auditor = factories.auditor(office.regency)
    office.report = factories.ReportFactory(round=office.round, requested_by=office.coordinator)
    return office


def browser_of(person):
    browser = Client(raise_request_exception=False)
    browser.force_login(person.user)
    return browser


def pages(office):
    """Every page's address in this office, by its name."""
    return {
        pattern.name: reverse(f"{urls_of.app_name}:{pattern.name}", kwargs=arguments(pattern, office))
        for urls_of in (urls, agency_urls)
        for pattern in urls_of.urlpatterns
    }


def arguments(pattern, office):
    use = EvidenceUse.objects.select_related("version").first()
    keys = {
        "submissions": office.packet().pk,
        "items": office.program_item().pk,
        "reports": office.report.pk,
        "rounds": office.packet().pk,
        "evidence": use.version_id,
    }
    special = {"evidence_remove": use.pk, "evidence_version": use.version.evidence_id}
    moves = {"round_move": "close", "submission_move": "withdraw", "report_move": "cancel"}
    values = {
        "address": office.round.address,
        "number": 1,
        "code": office.report.code,
        "move": moves.get(pattern.name),
        "pk": special.get(pattern.name, keys.get(str(pattern.pattern).partition("/")[0])),
    }
    return {name: values[name] for name in pattern.pattern.converters}


@contextmanager
def undone():
    """What happens within is looked at and then rolled back, so that the next request finds the same office."""
    with transaction.atomic():
        with CaptureQueriesContext(connection) as captured:
            yield captured
        transaction.set_rollback(True)


def written(captured):
    """The statements that changed anything but the session."""
    return [
        query["sql"][:300]
        for query in captured
        if query["sql"].startswith(WRITES) and "django_session" not in query["sql"]
    ]


def posting_forms(browser, office):
    """The forms that change something, of all pages this browser may open; signing out would end the walk."""
    forms = {}
    for address in pages(office).values():
        with undone():
            for form in forms_of(browser.get(address)):
                if form.method == "post" and form.action != SIGN_OUT:
                    forms.setdefault((form.action, *form.fields), form)
    return list(forms.values())


def as_it_stands(form):
    return {name: value for name, value in form.fields.items() if value is not None}
