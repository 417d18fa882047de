from evaluations.api.serializers.programs import ProgramSerializer
from evaluations.api.views.base import ReadViewSet
from evaluations.filters import ProgramFilter
from evaluations.models import Program


class ProgramViewSet(ReadViewSet):
    """The masterplan's programs with their yearly targets and budgets."""

    queryset = Program.objects.for_listing().prefetch_related("supporting_agencies")
    serializer_class = ProgramSerializer
    filterset_class = ProgramFilter
    search_fields = ["name", "key", "code", "lead_agency__name", "lead_agency__short_name"]
