import hashlib
import io
import uuid

from django.contrib import messages
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.paginator import Paginator
from django.db import transaction
from django.db.models import Q
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from agencies.choices import SECRETARIAT_ROLES, Role
from agencies.models import Agency
from evaluations.actions.masterplan import import_programs
from evaluations.actions.moves import Refused
from evaluations.choices import DIMENSION_CODES
from evaluations.formats import FormatError
from evaluations.forms.masterplan import ImportForm
from evaluations.models import Masterplan, Program, SubDimension
from evaluations.rules import Conflict
from evaluations.spreadsheets import existing, masterplan, preview, template
from evaluations.views.access import for_roles

PAGE_SIZE = 30
SESSION_KEY = "masterplan_import"
READERS = (*SECRETARIAT_ROLES, Role.AUDITOR, Role.LEADER, Role.REVIEWER)


@for_roles(*READERS)
@require_GET
def masterplan_detail(request):
    """The plan's programs, to be searched and narrowed down by dimension."""
    plan = current_plan(request.membership)
    if plan is None:
        return render(request, "evaluations/masterplan_empty.html")
    words = request.GET.get("q", "").strip()[:100]
    dimension = request.GET.get("dimension", "")
    programs = Program.objects.filter(masterplan=plan).for_listing()
    if dimension in DIMENSION_CODES:
        programs = programs.filter(sub_dimension__dimension__code=dimension)
    page = Paginator(programs.search(words), PAGE_SIZE).get_page(request.GET.get("page"))
    context = {
        "plan": plan,
        "page": page,
        "words": words,
        "dimensions": plan.dimensions.all(),
        "chosen": dimension,
        "may_import": request.membership.role in SECRETARIAT_ROLES,
    }
    return render(request, "evaluations/masterplan_detail.html", context)


def current_plan(membership):
    """The newest masterplan of the regency, or None."""
    return Masterplan.objects.visible_to(membership).first()


@for_roles(*SECRETARIAT_ROLES)
def masterplan_import(request):
    """Upload, look at what would change, commit all of it or nothing."""
    plan = current_plan(request.membership)
    if plan is None:
        return render(request, "evaluations/masterplan_empty.html")
    if request.method == "POST" and "commit" in request.POST:
        return commit(request, plan)
    form = ImportForm(request.POST or None, request.FILES or None)
    context, status = {"form": form, "plan": plan}, 200
    if request.method == "POST":
        status = 400
        if form.is_valid():
            upload = form.cleaned_data["file"]
            try:
                found = compare(plan, upload)
            except FormatError as error:
                form.add_error("file", str(error))
            else:
                if found.is_committable:
                    keep(request, upload)
                context["preview"], context["file_name"] = found, upload.name
                status = 200 if not found.errors else 400
    return render(request, "evaluations/masterplan_import.html", context, status=status)


def compare(plan, upload):
    reading = masterplan.read(
        upload,
        **known(plan),
        regency=plan.regency.name,
    )
    return preview.compare(reading, existing.program_rows(plan))


def known(plan):
    """What the words of a workbook may refer to: agencies at work, and those that stand in the plan already."""
    in_the_plan = Q(led_programs__masterplan=plan) | Q(supported_programs__masterplan=plan)
    agencies = Agency.objects.filter(Q(is_active=True) | in_the_plan, regency=plan.regency)
    return {
        "agencies": list(agencies.distinct()),
        "dimensions": list(plan.dimensions.all()),
        "sub_dimensions": list(
            SubDimension.objects.filter(dimension__masterplan=plan).select_related("dimension")
        ),
        "years": plan.years,
    }


def keep(request, upload):
    """Put the file aside under a server-made name until it is committed or another is uploaded."""
    forget(request)
    upload.seek(0)
    extension = "csv" if upload.name.lower().endswith(".csv") else "xlsx"
    name = default_storage.save(f"imports/{uuid.uuid4().hex}.{extension}", ContentFile(upload.read()))
    request.session[SESSION_KEY] = {"stored": name, "name": upload.name}


def forget(request):
    kept = request.session.pop(SESSION_KEY, None)
    if kept:
        default_storage.delete(kept["stored"])


def commit(request, plan):
    """Read the kept file once more: what was previewed may have been overtaken by somebody else's change."""
    kept = request.session.get(SESSION_KEY)
    if not kept or not default_storage.exists(kept["stored"]):
        messages.error(request, _("The file is no longer here. Upload it once more."))
        return redirect("evaluations:masterplan_import")
    with default_storage.open(kept["stored"]) as stored:
        upload = ContentFile(stored.read(), name=kept["name"])
    try:
        run = import_kept(plan, upload, by=request.membership)
    except (Refused, FormatError) as error:
        messages.error(request, str(error))
        return redirect("evaluations:masterplan_import")
    forget(request)
    messages.success(
        request,
        _("%(new)d programs are new, %(changed)d changed.")
        % {"new": run.created_count, "changed": run.changed_count},
    )
    return redirect("evaluations:masterplan")


@transaction.atomic
def import_kept(plan, upload, *, by):
    """Compare and store under one lock, so that two who commit at once do not both add the same programs."""
    Masterplan.objects.select_for_update().get(pk=plan.pk)
    found = compare(plan, upload)
    if not found.is_committable:
        raise Refused(Conflict(_("The masterplan has changed meanwhile. Upload the file once more.")))
    upload.seek(0)
    return import_programs(
        plan,
        new=found.new,
        changed=found.changed,
        unchanged_count=len(found.unchanged),
        changes=told(found),
        by=by,
        file_name=upload.name,
        sha256=hashlib.file_digest(upload, "sha256").hexdigest(),
    )


def told(found):
    """Before and after, in words, for the record of the import."""
    return [{"key": row.key, "new": row.name} for row in found.new] + [
        {"key": change.row.key, "field": difference.field, "old": difference.old, "new": difference.new}
        for change in found.changed
        for difference in change.differences
    ]


@for_roles(*READERS)
@require_GET
def masterplan_workbook(request):
    """The plan as a workbook that imports again without change; `?empty=1` for a form to fill in."""
    plan = current_plan(request.membership)
    if plan is None:
        return redirect("evaluations:masterplan")
    file = io.BytesIO()
    template.write(
        file,
        **known(plan),
        rows=() if request.GET.get("empty") else existing.program_rows(plan),
    )
    response = HttpResponse(
        file.getvalue(), content_type="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    )
    response["Content-Disposition"] = 'attachment; filename="rencana-induk.xlsx"'
    return response
