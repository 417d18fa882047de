from agencies.models import Agency
from evaluations.api.serializers.agencies import AgencySerializer
from evaluations.api.views.base import ReadViewSet
from evaluations.filters import AgencyFilter


class AgencyViewSet(ReadViewSet):
    """The perangkat daerah of the regency."""

    queryset = Agency.objects.all()
    serializer_class = AgencySerializer
    filterset_class = AgencyFilter
    search_fields = ["name", "short_name", "code"]
