from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import extend_schema
from rest_framework import status
from rest_framework.decorators import action
from rest_framework.response import Response

from evaluations.actions.moves import Refused
from evaluations.actions.reports import log_download, request_report
from evaluations.api.serializers.reports import ReportRequestSerializer, ReportSerializer
from evaluations.api.views.base import ReadViewSet
from evaluations.choices import ReportState
from evaluations.downloads import file_response
from evaluations.filters import ReportFilter
from evaluations.models import Report, Round
from evaluations.rules import Conflict


class ReportViewSet(ReadViewSet):
    """Report files, made by a worker: ask for one, follow its row, take the file away."""

    queryset = Report.objects.with_parts()
    serializer_class = ReportSerializer
    filterset_class = ReportFilter
    search_fields = ["code"]

    @extend_schema(request=ReportRequestSerializer, responses={201: ReportSerializer})
    def create(self, request):
        """Queue a report; ask for its row again until its state is `ready`."""
        wanted = ReportRequestSerializer(data=request.data)
        wanted.is_valid(raise_exception=True)
        values = wanted.validated_data
        round = get_object_or_404(Round.objects.visible_to(self.membership).at(values.pop("round")))
        report = request_report(round, by=self.membership, **values)
        answer = self.get_serializer(report).data
        return Response(answer, status=status.HTTP_201_CREATED, headers={"Location": str(answer["url"])})

    @extend_schema(responses={(200, "application/octet-stream"): OpenApiTypes.BINARY})
    @action(detail=True)
    def download(self, request, pk):
        """The file; 409 while it is not ready."""
        report = self.get_object()
        if report.state != ReportState.READY:
            raise Refused(Conflict(_("This report is not ready yet.")))
        answer = file_response(report.file, report.download_name)
        log_download(report, by=self.membership)
        return answer

    def perform_content_negotiation(self, request, force=False):
        """Whoever downloads accepts a file, and reads a refusal as JSON all the same."""
        return super().perform_content_negotiation(request, force=force or self.action == "download")
