from rest_framework import serializers

from evaluations.api.serializers.agencies import AgencyRefSerializer
from evaluations.models import Program, ProgramBudget, ProgramTarget


class ProgramRefSerializer(serializers.ModelSerializer):
    class Meta:
        model = Program
        fields = ["id", "key", "name", "is_quick_win"]


class TargetSerializer(serializers.ModelSerializer):
    class Meta:
        model = ProgramTarget
        fields = ["year", "indicator", "unit", "direction", "baseline", "target"]


class BudgetSerializer(serializers.ModelSerializer):
    class Meta:
        model = ProgramBudget
        fields = ["year", "source", "amount"]


class ProgramSerializer(serializers.ModelSerializer):
    dimension = serializers.CharField(
        source="sub_dimension.dimension.code", help_text="Its code, such as `GOV`."
    )
    sub_dimension = serializers.CharField(source="sub_dimension.name")
    lead_agency = AgencyRefSerializer()
    supporting_agencies = AgencyRefSerializer(many=True)
    targets = TargetSerializer(many=True)
    budgets = BudgetSerializer(many=True, help_text="Amounts in rupiah.")

    class Meta:
        model = Program
        fields = [
            "id",
            "masterplan",
            "key",
            "code",
            "name",
            "problem",
            "objective",
            "dimension",
            "sub_dimension",
            "lead_agency",
            "supporting_agencies",
            "start_year",
            "end_year",
            "roadmap_term",
            "is_quick_win",
            "application",
            "location",
            "sub_activity_codes",
            "continues",
            "targets",
            "budgets",
        ]
