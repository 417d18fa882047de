import django.contrib.postgres.fields
import django.core.validators
import django.db.models.deletion
import django.utils.timezone
import simple_history.models
from django.conf import settings
from django.db import migrations, models

import evaluations.models.evidence
import evaluations.models.history
import evaluations.models.reports


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("agencies", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="Aspect",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("code", models.CharField(max_length=10, verbose_name="code")),
                ("name", models.CharField(max_length=120, verbose_name="name")),
                ("name_en", models.CharField(blank=True, max_length=120, verbose_name="name in English")),
                (
                    "weight",
                    models.DecimalField(
                        decimal_places=3,
                        max_digits=6,
                        validators=[
                            django.core.validators.MinValueValidator(0),
                            django.core.validators.MaxValueValidator(100),
                        ],
                        verbose_name="weight (%)",
                    ),
                ),
                (
                    "aggregation",
                    models.CharField(
                        choices=[
                            ("mean", "Mean of its indicators"),
                            ("mean_of_dimensions", "Mean of its dimensions' means"),
                            ("mean_of_items", "Mean of its quick wins' means"),
                        ],
                        default="mean",
                        max_length=20,
                        verbose_name="how its indicators add up",
                    ),
                ),
                ("position", models.PositiveSmallIntegerField(default=0, verbose_name="position")),
                ("citation", models.CharField(blank=True, max_length=200, verbose_name="source")),
            ],
            options={
                "verbose_name": "aspect",
                "verbose_name_plural": "aspects",
                "ordering": ["position", "code"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("weight__gte", 0), ("weight__lte", 100)),
                        name="aspect_weight_is_a_percentage",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Dimension",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("code", models.CharField(max_length=10, verbose_name="code")),
                ("name", models.CharField(max_length=120, verbose_name="name")),
                ("name_en", models.CharField(blank=True, max_length=120, verbose_name="name in English")),
                ("position", models.PositiveSmallIntegerField(default=0, verbose_name="position")),
            ],
            options={
                "verbose_name": "dimension",
                "verbose_name_plural": "dimensions",
                "ordering": ["position", "code"],
            },
        ),
        migrations.CreateModel(
            name="EvidenceKind",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("code", models.SlugField(max_length=40, unique=True, verbose_name="code")),
                ("name", models.CharField(max_length=120, verbose_name="name")),
                ("name_en", models.CharField(blank=True, max_length=120, verbose_name="name in English")),
            ],
            options={
                "verbose_name": "kind of evidence",
                "verbose_name_plural": "kinds of evidence",
                "ordering": ["name"],
            },
        ),
        migrations.CreateModel(
            name="Contribution",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("text", models.TextField(blank=True, verbose_name="text")),
                (
                    "agency",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="agencies.agency",
                        verbose_name="agency",
                    ),
                ),
            ],
            options={
                "verbose_name": "contribution",
                "verbose_name_plural": "contributions",
            },
        ),
        migrations.CreateModel(
            name="Evidence",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("title", models.CharField(max_length=200, verbose_name="title")),
                (
                    "agency",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="evidence",
                        to="agencies.agency",
                        verbose_name="agency",
                    ),
                ),
                (
                    "kind",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="evidence",
                        to="evaluations.evidencekind",
                        verbose_name="kind",
                    ),
                ),
            ],
            options={
                "verbose_name": "evidence",
                "verbose_name_plural": "evidence",
                "ordering": ["-pk"],
            },
        ),
        migrations.CreateModel(
            name="EvidenceVersion",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("number", models.PositiveSmallIntegerField(default=1, verbose_name="version")),
                (
                    "file",
                    models.FileField(
                        blank=True,
                        max_length=200,
                        upload_to=evaluations.models.evidence.evidence_path,
                        verbose_name="file",
                    ),
                ),
                ("link", models.URLField(blank=True, max_length=2000, verbose_name="link")),
                ("original_name", models.CharField(blank=True, max_length=255, verbose_name="file name")),
                ("extension", models.CharField(blank=True, max_length=10, verbose_name="file extension")),
                ("media_type", models.CharField(blank=True, max_length=100, verbose_name="type")),
                ("size_bytes", models.PositiveBigIntegerField(default=0, verbose_name="size")),
                ("sha256", models.CharField(blank=True, max_length=64, verbose_name="SHA-256")),
                ("document_date", models.DateField(blank=True, null=True, verbose_name="document date")),
                ("uploaded_at", models.DateTimeField(auto_now_add=True, verbose_name="uploaded")),
                (
                    "withdrawn_at",
                    models.DateTimeField(blank=True, editable=False, null=True, verbose_name="withdrawn"),
                ),
                (
                    "withdrawal_reason",
                    models.TextField(blank=True, editable=False, verbose_name="why withdrawn"),
                ),
                (
                    "evidence",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="versions",
                        to="evaluations.evidence",
                        verbose_name="evidence",
                    ),
                ),
                (
                    "uploaded_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="agencies.membership",
                        verbose_name="uploaded by",
                    ),
                ),
                (
                    "withdrawn_by",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="agencies.membership",
                        verbose_name="withdrawn by",
                    ),
                ),
            ],
            options={
                "verbose_name": "version of evidence",
                "verbose_name_plural": "versions of evidence",
                "ordering": ["evidence", "-number"],
                "indexes": [models.Index(fields=["sha256"], name="evaluations_sha256_8e8c42_idx")],
                "constraints": [
                    models.UniqueConstraint(fields=("evidence", "number"), name="one_version_per_number"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("link", ""), _negated=True),
                            models.Q(("sha256", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="evidence_is_a_file_or_a_link",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="EvidenceUse",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("added_at", models.DateTimeField(auto_now_add=True, verbose_name="added")),
                (
                    "added_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="agencies.membership",
                        verbose_name="added by",
                    ),
                ),
                (
                    "version",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="uses",
                        to="evaluations.evidenceversion",
                        verbose_name="version",
                    ),
                ),
            ],
            options={
                "verbose_name": "use of evidence",
                "verbose_name_plural": "uses of evidence",
                "ordering": ["added_at"],
            },
        ),
        migrations.CreateModel(
            name="Finding",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("weakness", "Weakness"),
                            ("strength", "Strength"),
                            ("recommendation", "Recommendation"),
                        ],
                        max_length=16,
                        verbose_name="kind",
                    ),
                ),
                ("text", models.TextField(verbose_name="text")),
                ("position", models.PositiveSmallIntegerField(default=0, verbose_name="position")),
                (
                    "carried_from",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="carried_to",
                        to="evaluations.finding",
                        verbose_name="carried from",
                    ),
                ),
                (
                    "dimension",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="findings",
                        to="evaluations.dimension",
                        verbose_name="dimension",
                    ),
                ),
            ],
            options={
                "verbose_name": "finding",
                "verbose_name_plural": "findings",
                "ordering": ["round", "kind", "position", "pk"],
            },
        ),
        migrations.CreateModel(
            name="FollowUp",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("due_on", models.DateField(blank=True, null=True, verbose_name="due")),
                (
                    "state",
                    models.CharField(
                        choices=[("open", "Not begun"), ("active", "Under way"), ("done", "Done")],
                        default="open",
                        max_length=8,
                        verbose_name="state",
                    ),
                ),
                ("progress", models.TextField(blank=True, verbose_name="progress")),
                (
                    "agency",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="follow_ups",
                        to="agencies.agency",
                        verbose_name="agency",
                    ),
                ),
                (
                    "evidence",
                    models.ManyToManyField(
                        blank=True,
                        related_name="+",
                        to="evaluations.evidenceversion",
                        verbose_name="evidence",
                    ),
                ),
                (
                    "finding",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="follow_ups",
                        to="evaluations.finding",
                        verbose_name="finding",
                    ),
                ),
            ],
            options={
                "verbose_name": "follow-up",
                "verbose_name_plural": "follow-ups",
                "ordering": ["due_on", "pk"],
            },
        ),
        migrations.CreateModel(
            name="HistoricalIndicator",
            fields=[
                (
                    "id",
                    models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID"),
                ),
                ("key", models.CharField(max_length=40, verbose_name="key")),
                ("question", models.TextField(verbose_name="question")),
                ("question_en", models.TextField(blank=True, verbose_name="question in English")),
                ("guidance", models.TextField(blank=True, verbose_name="guidance")),
                ("guidance_en", models.TextField(blank=True, verbose_name="guidance in English")),
                ("verifier_guide", models.TextField(blank=True, verbose_name="verifier's guide")),
                (
                    "rubric",
                    models.JSONField(
                        default=dict, help_text='Text per score: {"0": "…", "1": "…"}.', verbose_name="rubric"
                    ),
                ),
                ("rubric_en", models.JSONField(blank=True, default=dict, verbose_name="rubric in English")),
                (
                    "weight",
                    models.DecimalField(decimal_places=4, default=1, max_digits=8, verbose_name="weight"),
                ),
                (
                    "scope",
                    models.CharField(
                        choices=[
                            ("regency", "Once per regency"),
                            ("dimension", "Once per dimension"),
                            ("program", "Once per program"),
                            ("quick_win", "Once per quick win"),
                        ],
                        default="regency",
                        max_length=12,
                        verbose_name="asked",
                    ),
                ),
                ("dimension_code", models.CharField(blank=True, max_length=10, verbose_name="dimension")),
                (
                    "computed_from",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("programs_running_share", "Share of programs running"),
                            ("result_targets_met_share", "Share of result targets met"),
                            ("survey_index", "Index of the impact survey"),
                        ],
                        max_length=40,
                        verbose_name="computed from",
                    ),
                ),
                (
                    "band",
                    models.CharField(
                        blank=True,
                        choices=[("share", "Quarters: 4 from 75%"), ("four_times", "4 × share")],
                        max_length=12,
                        verbose_name="band",
                    ),
                ),
                (
                    "may_be_not_applicable",
                    models.BooleanField(default=False, verbose_name="may be not applicable"),
                ),
                ("allows_decimals", models.BooleanField(default=False, verbose_name="decimal scores")),
                (
                    "form_number",
                    models.CharField(blank=True, max_length=40, verbose_name="number in the ministry's form"),
                ),
                ("position", models.PositiveSmallIntegerField(default=0, verbose_name="position")),
                (
                    "character_limit",
                    models.PositiveIntegerField(blank=True, null=True, verbose_name="character limit"),
                ),
                (
                    "replaces",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=40),
                        blank=True,
                        default=list,
                        size=None,
                        verbose_name="keys it replaces",
                    ),
                ),
                ("basis", models.CharField(blank=True, max_length=20, verbose_name="basis")),
                ("citation", models.CharField(blank=True, max_length=200, verbose_name="source")),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.CharField(max_length=100, null=True)),
                (
                    "history_type",
                    models.CharField(
                        choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1
                    ),
                ),
                (
                    "aspect",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="evaluations.aspect",
                        verbose_name="aspect",
                    ),
                ),
                (
                    "history_user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "historical indicator",
                "verbose_name_plural": "historical indicators",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalMasterplan",
            fields=[
                (
                    "id",
                    models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID"),
                ),
                ("title", models.CharField(max_length=300, verbose_name="title")),
                ("vision", models.TextField(blank=True, verbose_name="vision")),
                ("legal_basis", models.CharField(blank=True, max_length=300, verbose_name="legal basis")),
                (
                    "start_year",
                    models.PositiveSmallIntegerField(
                        validators=[
                            django.core.validators.MinValueValidator(2000),
                            django.core.validators.MaxValueValidator(2100),
                        ],
                        verbose_name="first year",
                    ),
                ),
                (
                    "end_year",
                    models.PositiveSmallIntegerField(
                        validators=[
                            django.core.validators.MinValueValidator(2000),
                            django.core.validators.MaxValueValidator(2100),
                        ],
                        verbose_name="last year",
                    ),
                ),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.CharField(max_length=100, null=True)),
                (
                    "history_type",
                    models.CharField(
                        choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1
                    ),
                ),
                (
                    "history_user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "regency",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="agencies.regency",
                        verbose_name="regency",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical masterplan",
                "verbose_name_plural": "historical masterplans",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="ImportRun",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("kind", models.CharField(max_length=20, verbose_name="what")),
                ("file_name", models.CharField(max_length=255, verbose_name="file name")),
                ("sha256", models.CharField(max_length=64, verbose_name="SHA-256")),
                ("created_count", models.PositiveIntegerField(default=0, verbose_name="new")),
                ("changed_count", models.PositiveIntegerField(default=0, verbose_name="changed")),
                ("unchanged_count", models.PositiveIntegerField(default=0, verbose_name="unchanged")),
                ("changes", models.JSONField(blank=True, default=list, verbose_name="before and after")),
                ("at", models.DateTimeField(auto_now_add=True, verbose_name="at")),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="agencies.membership",
                        verbose_name="by",
                    ),
                ),
                (
                    "regency",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="import_runs",
                        to="agencies.regency",
                        verbose_name="regency",
                    ),
                ),
            ],
            options={
                "verbose_name": "import",
                "verbose_name_plural": "imports",
                "ordering": ["-at"],
            },
        ),
        migrations.CreateModel(
            name="Indicator",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("key", models.CharField(max_length=40, verbose_name="key")),
                ("question", models.TextField(verbose_name="question")),
                ("question_en", models.TextField(blank=True, verbose_name="question in English")),
                ("guidance", models.TextField(blank=True, verbose_name="guidance")),
                ("guidance_en", models.TextField(blank=True, verbose_name="guidance in English")),
                ("verifier_guide", models.TextField(blank=True, verbose_name="verifier's guide")),
                (
                    "rubric",
                    models.JSONField(
                        default=dict, help_text='Text per score: {"0": "…", "1": "…"}.', verbose_name="rubric"
                    ),
                ),
                ("rubric_en", models.JSONField(blank=True, default=dict, verbose_name="rubric in English")),
                (
                    "weight",
                    models.DecimalField(decimal_places=4, default=1, max_digits=8, verbose_name="weight"),
                ),
                (
                    "scope",
                    models.CharField(
                        choices=[
                            ("regency", "Once per regency"),
                            ("dimension", "Once per dimension"),
                            ("program", "Once per program"),
                            ("quick_win", "Once per quick win"),
                        ],
                        default="regency",
                        max_length=12,
                        verbose_name="asked",
                    ),
                ),
                ("dimension_code", models.CharField(blank=True, max_length=10, verbose_name="dimension")),
                (
                    "computed_from",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("programs_running_share", "Share of programs running"),
                            ("result_targets_met_share", "Share of result targets met"),
                            ("survey_index", "Index of the impact survey"),
                        ],
                        max_length=40,
                        verbose_name="computed from",
                    ),
                ),
                (
                    "band",
                    models.CharField(
                        blank=True,
                        choices=[("share", "Quarters: 4 from 75%"), ("four_times", "4 × share")],
                        max_length=12,
                        verbose_name="band",
                    ),
                ),
                (
                    "may_be_not_applicable",
                    models.BooleanField(default=False, verbose_name="may be not applicable"),
                ),
                ("allows_decimals", models.BooleanField(default=False, verbose_name="decimal scores")),
                (
                    "form_number",
                    models.CharField(blank=True, max_length=40, verbose_name="number in the ministry's form"),
                ),
                ("position", models.PositiveSmallIntegerField(default=0, verbose_name="position")),
                (
                    "character_limit",
                    models.PositiveIntegerField(blank=True, null=True, verbose_name="character limit"),
                ),
                (
                    "replaces",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=40),
                        blank=True,
                        default=list,
                        size=None,
                        verbose_name="keys it replaces",
                    ),
                ),
                ("basis", models.CharField(blank=True, max_length=20, verbose_name="basis")),
                ("citation", models.CharField(blank=True, max_length=200, verbose_name="source")),
                (
                    "aspect",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="indicators",
                        to="evaluations.aspect",
                        verbose_name="aspect",
                    ),
                ),
                (
                    "evidence_kinds",
                    models.ManyToManyField(
                        blank=True,
                        related_name="indicators",
                        to="evaluations.evidencekind",
                        verbose_name="kinds of evidence",
                    ),
                ),
            ],
            options={
                "verbose_name": "indicator",
                "verbose_name_plural": "indicators",
                "ordering": ["aspect__position", "position", "key"],
                "constraints": [
                    models.UniqueConstraint(fields=("aspect", "key"), name="one_indicator_per_key"),
                    models.CheckConstraint(
                        condition=models.Q(("weight__gte", 0)), name="indicator_weight_is_not_negative"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("scope", "dimension"), _negated=True),
                            models.Q(("dimension_code", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="dimension_indicator_names_its_dimension",
                        violation_error_message="An indicator asked per dimension names its dimension.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Instrument",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=200, verbose_name="name")),
                ("version", models.CharField(max_length=40, verbose_name="version")),
                ("letter", models.CharField(blank=True, max_length=200, verbose_name="letter of reference")),
                ("note", models.TextField(blank=True, verbose_name="note")),
                ("note_en", models.TextField(blank=True, verbose_name="note in English")),
                ("scale_max", models.PositiveSmallIntegerField(default=4, verbose_name="highest score")),
                (
                    "is_reconstruction",
                    models.BooleanField(
                        default=False, help_text="Not the ministry's own text.", verbose_name="reconstruction"
                    ),
                ),
                ("sources", models.JSONField(blank=True, default=dict, verbose_name="sources")),
                (
                    "regency",
                    models.ForeignKey(
                        blank=True,
                        help_text="Empty: national, every regency may use it.",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="instruments",
                        to="agencies.regency",
                        verbose_name="regency",
                    ),
                ),
            ],
            options={
                "verbose_name": "instrument",
                "verbose_name_plural": "instruments",
                "ordering": ["name", "-version"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("regency", "name", "version"),
                        name="one_instrument_per_version",
                        nulls_distinct=False,
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="HistoricalAspect",
            fields=[
                (
                    "id",
                    models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID"),
                ),
                ("code", models.CharField(max_length=10, verbose_name="code")),
                ("name", models.CharField(max_length=120, verbose_name="name")),
                ("name_en", models.CharField(blank=True, max_length=120, verbose_name="name in English")),
                (
                    "weight",
                    models.DecimalField(
                        decimal_places=3,
                        max_digits=6,
                        validators=[
                            django.core.validators.MinValueValidator(0),
                            django.core.validators.MaxValueValidator(100),
                        ],
                        verbose_name="weight (%)",
                    ),
                ),
                (
                    "aggregation",
                    models.CharField(
                        choices=[
                            ("mean", "Mean of its indicators"),
                            ("mean_of_dimensions", "Mean of its dimensions' means"),
                            ("mean_of_items", "Mean of its quick wins' means"),
                        ],
                        default="mean",
                        max_length=20,
                        verbose_name="how its indicators add up",
                    ),
                ),
                ("position", models.PositiveSmallIntegerField(default=0, verbose_name="position")),
                ("citation", models.CharField(blank=True, max_length=200, verbose_name="source")),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.CharField(max_length=100, null=True)),
                (
                    "history_type",
                    models.CharField(
                        choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1
                    ),
                ),
                (
                    "history_user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "instrument",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="evaluations.instrument",
                        verbose_name="instrument",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical aspect",
                "verbose_name_plural": "historical aspects",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.AddField(
            model_name="aspect",
            name="instrument",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="aspects",
                to="evaluations.instrument",
                verbose_name="instrument",
            ),
        ),
        migrations.CreateModel(
            name="Item",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("draft", "In progress"),
                            ("awaiting_approval", "Waiting for the head"),
                            ("submitted", "Submitted"),
                            ("returned", "Returned"),
                            ("verified", "Verified"),
                        ],
                        default="draft",
                        editable=False,
                        max_length=20,
                        verbose_name="state",
                    ),
                ),
                ("is_blank", models.BooleanField(default=True, editable=False, verbose_name="not begun")),
                (
                    "is_reopened",
                    models.BooleanField(
                        default=False,
                        editable=False,
                        help_text="Returned once and not verified since: stays open after the deadline.",
                        verbose_name="reopened",
                    ),
                ),
                (
                    "edit_version",
                    models.PositiveIntegerField(default=0, editable=False, verbose_name="edit version"),
                ),
                (
                    "edited_at",
                    models.DateTimeField(blank=True, editable=False, null=True, verbose_name="edited"),
                ),
                (
                    "contributors",
                    models.ManyToManyField(
                        blank=True,
                        related_name="contributed_items",
                        through="evaluations.Contribution",
                        to="agencies.agency",
                        verbose_name="contributing agencies",
                    ),
                ),
                (
                    "dimension",
                    models.ForeignKey(
                        blank=True,
                        help_text="Of the program, or the indicator's subject.",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="items",
                        to="evaluations.dimension",
                        verbose_name="dimension",
                    ),
                ),
                (
                    "edited_by",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="agencies.membership",
                        verbose_name="edited by",
                    ),
                ),
                (
                    "indicator",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="items",
                        to="evaluations.indicator",
                        verbose_name="indicator",
                    ),
                ),
            ],
            options={
                "verbose_name": "item",
                "verbose_name_plural": "items",
                "ordering": ["indicator__aspect__position", "indicator__position", "program__key", "pk"],
            },
        ),
        migrations.CreateModel(
            name="HistoricalResponse",
            fields=[
                (
                    "id",
                    models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID"),
                ),
                (
                    "self_score",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        max_digits=4,
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(0),
                            django.core.validators.MaxValueValidator(4),
                        ],
                        verbose_name="own score",
                    ),
                ),
                ("narrative", models.TextField(blank=True, verbose_name="explanation")),
                ("is_not_applicable", models.BooleanField(default=False, verbose_name="not applicable")),
                ("not_applicable_reason", models.TextField(blank=True, verbose_name="why not applicable")),
                (
                    "verified_score",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        editable=False,
                        max_digits=4,
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(0),
                            django.core.validators.MaxValueValidator(4),
                        ],
                        verbose_name="verified score",
                    ),
                ),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.CharField(max_length=100, null=True)),
                (
                    "history_type",
                    models.CharField(
                        choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1
                    ),
                ),
                (
                    "history_user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "item",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="evaluations.item",
                        verbose_name="item",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical response",
                "verbose_name_plural": "historical responses",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalProgramProgress",
            fields=[
                (
                    "id",
                    models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID"),
                ),
                (
                    "status",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("not_started", "Not started"),
                            ("preparing", "Being prepared"),
                            ("running", "Running"),
                            ("completed", "Completed"),
                            ("stopped", "Stopped"),
                        ],
                        max_length=12,
                        verbose_name="status",
                    ),
                ),
                (
                    "physical_progress",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        max_digits=6,
                        null=True,
                        verbose_name="physical progress (%)",
                    ),
                ),
                (
                    "budget_ceiling",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        max_digits=18,
                        null=True,
                        verbose_name="budget ceiling (Rp)",
                    ),
                ),
                (
                    "budget_realised",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        max_digits=18,
                        null=True,
                        verbose_name="budget realised (Rp)",
                    ),
                ),
                ("output", models.TextField(blank=True, verbose_name="output")),
                ("outcome", models.TextField(blank=True, verbose_name="outcome")),
                (
                    "obstacle_kind",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("infrastructure", "Infrastructure"),
                            ("budget", "Budget"),
                            ("regulation", "Regulation"),
                            ("people", "People"),
                        ],
                        max_length=16,
                        verbose_name="kind of obstacle",
                    ),
                ),
                ("obstacle", models.TextField(blank=True, verbose_name="obstacle")),
                ("follow_up", models.TextField(blank=True, verbose_name="follow-up")),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.CharField(max_length=100, null=True)),
                (
                    "history_type",
                    models.CharField(
                        choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1
                    ),
                ),
                (
                    "history_user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "item",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="evaluations.item",
                        verbose_name="item",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical program progress",
                "verbose_name_plural": "historical program progress",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.AddField(
            model_name="evidenceversion",
            name="items",
            field=models.ManyToManyField(
                related_name="evidence_versions",
                through="evaluations.EvidenceUse",
                to="evaluations.item",
                verbose_name="items",
            ),
        ),
        migrations.AddField(
            model_name="evidenceuse",
            name="item",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="uses",
                to="evaluations.item",
                verbose_name="item",
            ),
        ),
        migrations.AddField(
            model_name="contribution",
            name="item",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="contributions",
                to="evaluations.item",
                verbose_name="item",
            ),
        ),
        migrations.CreateModel(
            name="Comment",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("text", models.TextField(verbose_name="text")),
                ("written_at", models.DateTimeField(auto_now_add=True, verbose_name="written")),
                (
                    "author",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="agencies.membership",
                        verbose_name="author",
                    ),
                ),
                (
                    "item",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="comments",
                        to="evaluations.item",
                        verbose_name="item",
                    ),
                ),
            ],
            options={
                "verbose_name": "comment",
                "verbose_name_plural": "comments",
                "ordering": ["written_at"],
            },
        ),
        migrations.CreateModel(
            name="Mark",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "score",
                    models.DecimalField(
                        decimal_places=2,
                        max_digits=4,
                        validators=[
                            django.core.validators.MinValueValidator(0),
                            django.core.validators.MaxValueValidator(4),
                        ],
                        verbose_name="score",
                    ),
                ),
                ("comment", models.TextField(blank=True, verbose_name="comment")),
                ("marked_at", models.DateTimeField(auto_now=True, verbose_name="marked")),
                (
                    "item",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="marks",
                        to="evaluations.item",
                        verbose_name="item",
                    ),
                ),
                (
                    "reviewer",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="marks",
                        to="agencies.membership",
                        verbose_name="reviewer",
                    ),
                ),
            ],
            options={
                "verbose_name": "mark",
                "verbose_name_plural": "marks",
                "ordering": ["item", "reviewer"],
                "constraints": [
                    models.UniqueConstraint(fields=("item", "reviewer"), name="one_mark_per_reviewer"),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("score", None), models.Q(("score__gte", 0), ("score__lte", 4)), _connector="OR"
                        ),
                        name="mark_within_the_scale",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Masterplan",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("title", models.CharField(max_length=300, verbose_name="title")),
                ("vision", models.TextField(blank=True, verbose_name="vision")),
                ("legal_basis", models.CharField(blank=True, max_length=300, verbose_name="legal basis")),
                (
                    "start_year",
                    models.PositiveSmallIntegerField(
                        validators=[
                            django.core.validators.MinValueValidator(2000),
                            django.core.validators.MaxValueValidator(2100),
                        ],
                        verbose_name="first year",
                    ),
                ),
                (
                    "end_year",
                    models.PositiveSmallIntegerField(
                        validators=[
                            django.core.validators.MinValueValidator(2000),
                            django.core.validators.MaxValueValidator(2100),
                        ],
                        verbose_name="last year",
                    ),
                ),
                (
                    "regency",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="masterplans",
                        to="agencies.regency",
                        verbose_name="regency",
                    ),
                ),
            ],
            options={
                "verbose_name": "masterplan",
                "verbose_name_plural": "masterplans",
                "ordering": ["-start_year", "title"],
                "constraints": [
                    models.UniqueConstraint(fields=("regency", "title"), name="one_masterplan_per_title"),
                    models.CheckConstraint(
                        condition=models.Q(("end_year__gte", models.F("start_year"))),
                        name="masterplan_ends_after_it_starts",
                        violation_error_message="The last year lies before the first.",
                    ),
                ],
            },
        ),
        migrations.AddField(
            model_name="dimension",
            name="masterplan",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="dimensions",
                to="evaluations.masterplan",
                verbose_name="masterplan",
            ),
        ),
        migrations.CreateModel(
            name="Amendment",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("adopted_on", models.DateField(verbose_name="adopted on")),
                ("legal_basis", models.CharField(max_length=300, verbose_name="legal basis")),
                ("reason", models.TextField(verbose_name="reason")),
                (
                    "findings",
                    models.ManyToManyField(
                        blank=True, to="evaluations.finding", verbose_name="findings behind it"
                    ),
                ),
                (
                    "masterplan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="amendments",
                        to="evaluations.masterplan",
                        verbose_name="masterplan",
                    ),
                ),
            ],
            options={
                "verbose_name": "amendment",
                "verbose_name_plural": "amendments",
                "ordering": ["-adopted_on"],
            },
        ),
        migrations.CreateModel(
            name="Program",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("key", models.SlugField(max_length=60, verbose_name="key")),
                ("code", models.CharField(blank=True, max_length=40, verbose_name="code")),
                ("name", models.CharField(max_length=300, verbose_name="name")),
                ("problem", models.TextField(blank=True, verbose_name="problem solved")),
                ("objective", models.TextField(blank=True, verbose_name="objective")),
                (
                    "start_year",
                    models.PositiveSmallIntegerField(
                        validators=[
                            django.core.validators.MinValueValidator(2000),
                            django.core.validators.MaxValueValidator(2100),
                        ],
                        verbose_name="first year",
                    ),
                ),
                (
                    "end_year",
                    models.PositiveSmallIntegerField(
                        validators=[
                            django.core.validators.MinValueValidator(2000),
                            django.core.validators.MaxValueValidator(2100),
                        ],
                        verbose_name="last year",
                    ),
                ),
                (
                    "roadmap_term",
                    models.CharField(
                        blank=True,
                        choices=[("short", "Short term"), ("medium", "Medium term"), ("long", "Long term")],
                        max_length=10,
                        verbose_name="roadmap term",
                    ),
                ),
                ("is_quick_win", models.BooleanField(default=False, verbose_name="quick win")),
                ("application", models.CharField(blank=True, max_length=200, verbose_name="application")),
                ("location", models.CharField(blank=True, max_length=200, verbose_name="location")),
                (
                    "sub_activity_codes",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(
                            max_length=24,
                            validators=[
                                django.core.validators.RegexValidator(
                                    "^(\\d|X)\\.(\\d{2}|XX)\\.\\d{2}\\.\\d(\\.\\d{1,2})?\\.\\d{2,4}$",
                                    "Write the sub-activity code as in 2.16.02.2.01.08 or 2.16.02.2.01.0024.",
                                )
                            ],
                        ),
                        blank=True,
                        default=list,
                        size=None,
                        verbose_name="sub-activity codes",
                    ),
                ),
                (
                    "continues",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="continued_by",
                        to="evaluations.program",
                        verbose_name="continues",
                    ),
                ),
                (
                    "lead_agency",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="led_programs",
                        to="agencies.agency",
                        verbose_name="lead agency",
                    ),
                ),
                (
                    "masterplan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="programs",
                        to="evaluations.masterplan",
                        verbose_name="masterplan",
                    ),
                ),
                (
                    "supporting_agencies",
                    models.ManyToManyField(
                        blank=True,
                        related_name="supported_programs",
                        to="agencies.agency",
                        verbose_name="supporting agencies",
                    ),
                ),
            ],
            options={
                "verbose_name": "program",
                "verbose_name_plural": "programs",
                "ordering": ["sub_dimension__dimension__position", "sub_dimension__position", "key"],
                "constraints": [
                    models.UniqueConstraint(fields=("masterplan", "key"), name="one_program_per_key"),
                    models.CheckConstraint(
                        condition=models.Q(("end_year__gte", models.F("start_year"))),
                        name="program_ends_after_it_starts",
                        violation_error_message="The last year lies before the first.",
                    ),
                ],
            },
        ),
        migrations.AddField(
            model_name="item",
            name="program",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="items",
                to="evaluations.program",
                verbose_name="program",
            ),
        ),
        migrations.CreateModel(
            name="HistoricalProgramTarget",
            fields=[
                (
                    "id",
                    models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID"),
                ),
                (
                    "year",
                    models.PositiveSmallIntegerField(
                        validators=[
                            django.core.validators.MinValueValidator(2000),
                            django.core.validators.MaxValueValidator(2100),
                        ],
                        verbose_name="year",
                    ),
                ),
                ("indicator", models.CharField(max_length=200, verbose_name="indicator")),
                ("unit", models.CharField(max_length=40, verbose_name="unit")),
                (
                    "direction",
                    models.CharField(
                        choices=[("up", "Higher is better"), ("down", "Lower is better")],
                        default="up",
                        max_length=4,
                        verbose_name="direction",
                    ),
                ),
                (
                    "baseline",
                    models.DecimalField(
                        blank=True, decimal_places=4, max_digits=20, null=True, verbose_name="baseline"
                    ),
                ),
                ("target", models.DecimalField(decimal_places=4, max_digits=20, verbose_name="target")),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.CharField(max_length=100, null=True)),
                (
                    "history_type",
                    models.CharField(
                        choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1
                    ),
                ),
                (
                    "history_user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "program",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="evaluations.program",
                        verbose_name="program",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical target",
                "verbose_name_plural": "historical targets",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalProgramBudget",
            fields=[
                (
                    "id",
                    models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID"),
                ),
                (
                    "year",
                    models.PositiveSmallIntegerField(
                        validators=[
                            django.core.validators.MinValueValidator(2000),
                            django.core.validators.MaxValueValidator(2100),
                        ],
                        verbose_name="year",
                    ),
                ),
                (
                    "source",
                    models.CharField(
                        choices=[
                            ("apbd", "APBD"),
                            ("apbd_province", "Provincial APBD"),
                            ("apbn", "APBN"),
                            ("village", "Village fund"),
                            ("csr", "CSR"),
                            ("other", "Other"),
                        ],
                        default="apbd",
                        max_length=20,
                        verbose_name="source",
                    ),
                ),
                ("amount", models.DecimalField(decimal_places=2, max_digits=18, verbose_name="amount (Rp)")),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.CharField(max_length=100, null=True)),
                (
                    "history_type",
                    models.CharField(
                        choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1
                    ),
                ),
                (
                    "history_user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "program",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="evaluations.program",
                        verbose_name="program",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical budget",
                "verbose_name_plural": "historical budgets",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="ProgramBudget",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "year",
                    models.PositiveSmallIntegerField(
                        validators=[
                            django.core.validators.MinValueValidator(2000),
                            django.core.validators.MaxValueValidator(2100),
                        ],
                        verbose_name="year",
                    ),
                ),
                (
                    "source",
                    models.CharField(
                        choices=[
                            ("apbd", "APBD"),
                            ("apbd_province", "Provincial APBD"),
                            ("apbn", "APBN"),
                            ("village", "Village fund"),
                            ("csr", "CSR"),
                            ("other", "Other"),
                        ],
                        default="apbd",
                        max_length=20,
                        verbose_name="source",
                    ),
                ),
                ("amount", models.DecimalField(decimal_places=2, max_digits=18, verbose_name="amount (Rp)")),
                (
                    "program",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="budgets",
                        to="evaluations.program",
                        verbose_name="program",
                    ),
                ),
            ],
            options={
                "verbose_name": "budget",
                "verbose_name_plural": "budgets",
                "ordering": ["year", "source"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("program", "year", "source"), name="one_budget_per_year_and_source"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("amount__gte", 0)),
                        name="budget_is_not_negative",
                        violation_error_message="A budget cannot be negative.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ProgramProgress",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "status",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("not_started", "Not started"),
                            ("preparing", "Being prepared"),
                            ("running", "Running"),
                            ("completed", "Completed"),
                            ("stopped", "Stopped"),
                        ],
                        max_length=12,
                        verbose_name="status",
                    ),
                ),
                (
                    "physical_progress",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        max_digits=6,
                        null=True,
                        verbose_name="physical progress (%)",
                    ),
                ),
                (
                    "budget_ceiling",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        max_digits=18,
                        null=True,
                        verbose_name="budget ceiling (Rp)",
                    ),
                ),
                (
                    "budget_realised",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        max_digits=18,
                        null=True,
                        verbose_name="budget realised (Rp)",
                    ),
                ),
                ("output", models.TextField(blank=True, verbose_name="output")),
                ("outcome", models.TextField(blank=True, verbose_name="outcome")),
                (
                    "obstacle_kind",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("infrastructure", "Infrastructure"),
                            ("budget", "Budget"),
                            ("regulation", "Regulation"),
                            ("people", "People"),
                        ],
                        max_length=16,
                        verbose_name="kind of obstacle",
                    ),
                ),
                ("obstacle", models.TextField(blank=True, verbose_name="obstacle")),
                ("follow_up", models.TextField(blank=True, verbose_name="follow-up")),
                (
                    "item",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="progress",
                        to="evaluations.item",
                        verbose_name="item",
                    ),
                ),
            ],
            options={
                "verbose_name": "program progress",
                "verbose_name_plural": "program progress",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("physical_progress", None),
                            models.Q(("physical_progress__gte", 0), ("physical_progress__lte", 100)),
                            _connector="OR",
                        ),
                        name="physical_progress_is_a_percentage",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("budget_ceiling", None), ("budget_ceiling__gte", 0), _connector="OR"
                        ),
                        name="ceiling_is_not_negative",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("budget_realised", None), ("budget_realised__gte", 0), _connector="OR"
                        ),
                        name="realisation_is_not_negative",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ProgramTarget",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "year",
                    models.PositiveSmallIntegerField(
                        validators=[
                            django.core.validators.MinValueValidator(2000),
                            django.core.validators.MaxValueValidator(2100),
                        ],
                        verbose_name="year",
                    ),
                ),
                ("indicator", models.CharField(max_length=200, verbose_name="indicator")),
                ("unit", models.CharField(max_length=40, verbose_name="unit")),
                (
                    "direction",
                    models.CharField(
                        choices=[("up", "Higher is better"), ("down", "Lower is better")],
                        default="up",
                        max_length=4,
                        verbose_name="direction",
                    ),
                ),
                (
                    "baseline",
                    models.DecimalField(
                        blank=True, decimal_places=4, max_digits=20, null=True, verbose_name="baseline"
                    ),
                ),
                ("target", models.DecimalField(decimal_places=4, max_digits=20, verbose_name="target")),
                (
                    "program",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="targets",
                        to="evaluations.program",
                        verbose_name="program",
                    ),
                ),
            ],
            options={
                "verbose_name": "target",
                "verbose_name_plural": "targets",
                "ordering": ["year", "pk"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("program", "year", "indicator"), name="one_target_per_year_and_indicator"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Report",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[("evaluation", "Evaluation report")],
                        default="evaluation",
                        max_length=20,
                        verbose_name="kind",
                    ),
                ),
                (
                    "format",
                    models.CharField(
                        choices=[("pdf", "PDF"), ("xlsx", "XLSX")],
                        default="pdf",
                        max_length=4,
                        verbose_name="format",
                    ),
                ),
                ("language", models.CharField(default="id", max_length=2, verbose_name="language")),
                ("parameters", models.JSONField(blank=True, default=dict, verbose_name="parameters")),
                (
                    "code",
                    models.CharField(
                        default=evaluations.models.reports.new_code,
                        editable=False,
                        max_length=20,
                        unique=True,
                        verbose_name="code",
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("queued", "Queued"),
                            ("running", "Being made"),
                            ("ready", "Ready"),
                            ("failed", "Failed"),
                            ("cancelled", "Cancelled"),
                        ],
                        default="queued",
                        editable=False,
                        max_length=10,
                        verbose_name="state",
                    ),
                ),
                (
                    "step",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("collect", "Collecting data"),
                            ("charts", "Drawing charts"),
                            ("typeset", "Setting pages"),
                            ("store", "Fingerprint and storing"),
                        ],
                        editable=False,
                        max_length=10,
                        verbose_name="step",
                    ),
                ),
                (
                    "percent",
                    models.PositiveSmallIntegerField(default=0, editable=False, verbose_name="percent"),
                ),
                (
                    "attempt",
                    models.PositiveSmallIntegerField(default=0, editable=False, verbose_name="attempt"),
                ),
                (
                    "lease_until",
                    models.DateTimeField(blank=True, editable=False, null=True, verbose_name="leased until"),
                ),
                (
                    "cancel_requested",
                    models.BooleanField(default=False, editable=False, verbose_name="cancel requested"),
                ),
                ("error", models.TextField(blank=True, editable=False, verbose_name="what went wrong")),
                (
                    "file",
                    models.FileField(
                        blank=True,
                        editable=False,
                        max_length=200,
                        upload_to=evaluations.models.reports.report_path,
                        verbose_name="file",
                    ),
                ),
                (
                    "size_bytes",
                    models.PositiveBigIntegerField(default=0, editable=False, verbose_name="size"),
                ),
                (
                    "page_count",
                    models.PositiveIntegerField(blank=True, editable=False, null=True, verbose_name="pages"),
                ),
                (
                    "sha256",
                    models.CharField(blank=True, editable=False, max_length=64, verbose_name="SHA-256"),
                ),
                (
                    "requested_at",
                    models.DateTimeField(
                        default=django.utils.timezone.now, editable=False, verbose_name="requested"
                    ),
                ),
                (
                    "finished_at",
                    models.DateTimeField(blank=True, editable=False, null=True, verbose_name="finished"),
                ),
                (
                    "requested_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="agencies.membership",
                        verbose_name="requested by",
                    ),
                ),
            ],
            options={
                "verbose_name": "report",
                "verbose_name_plural": "reports",
                "ordering": ["-requested_at", "-pk"],
            },
        ),
        migrations.CreateModel(
            name="ReportDownload",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("at", models.DateTimeField(auto_now_add=True, verbose_name="at")),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="agencies.membership",
                        verbose_name="by",
                    ),
                ),
                (
                    "report",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="downloads",
                        to="evaluations.report",
                        verbose_name="report",
                    ),
                ),
            ],
            options={
                "verbose_name": "download",
                "verbose_name_plural": "downloads",
                "ordering": ["-at"],
            },
        ),
        migrations.CreateModel(
            name="Response",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "self_score",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        max_digits=4,
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(0),
                            django.core.validators.MaxValueValidator(4),
                        ],
                        verbose_name="own score",
                    ),
                ),
                ("narrative", models.TextField(blank=True, verbose_name="explanation")),
                ("is_not_applicable", models.BooleanField(default=False, verbose_name="not applicable")),
                ("not_applicable_reason", models.TextField(blank=True, verbose_name="why not applicable")),
                (
                    "verified_score",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        editable=False,
                        max_digits=4,
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(0),
                            django.core.validators.MaxValueValidator(4),
                        ],
                        verbose_name="verified score",
                    ),
                ),
                (
                    "item",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="response",
                        to="evaluations.item",
                        verbose_name="item",
                    ),
                ),
            ],
            options={
                "verbose_name": "response",
                "verbose_name_plural": "responses",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("self_score", None),
                            models.Q(("self_score__gte", 0), ("self_score__lte", 4)),
                            _connector="OR",
                        ),
                        name="self_score_within_the_scale",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("verified_score", None),
                            models.Q(("verified_score__gte", 0), ("verified_score__lte", 4)),
                            _connector="OR",
                        ),
                        name="verified_score_within_the_scale",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Round",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "year",
                    models.PositiveSmallIntegerField(
                        validators=[
                            django.core.validators.MinValueValidator(2000),
                            django.core.validators.MaxValueValidator(2100),
                        ],
                        verbose_name="year evaluated",
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[("evaluation", "Evaluation"), ("monitoring", "Quarterly monitoring")],
                        default="evaluation",
                        max_length=12,
                        verbose_name="kind",
                    ),
                ),
                (
                    "stage",
                    models.PositiveSmallIntegerField(
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(4),
                        ],
                        verbose_name="stage or quarter",
                    ),
                ),
                ("opens_at", models.DateTimeField(blank=True, null=True, verbose_name="opens")),
                ("deadline", models.DateTimeField(verbose_name="deadline")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("draft", "Being prepared"),
                            ("open", "Open"),
                            ("verification", "Verification"),
                            ("assessment", "Assessment"),
                            ("published", "Published"),
                        ],
                        default="draft",
                        editable=False,
                        max_length=12,
                        verbose_name="state",
                    ),
                ),
                (
                    "is_sample",
                    models.BooleanField(
                        default=False,
                        help_text="Left out of trends, ranks and public pages.",
                        verbose_name="sample",
                    ),
                ),
                (
                    "needs_approval",
                    models.BooleanField(
                        default=True,
                        help_text="What an operator hands in waits for the head of the agency.",
                        verbose_name="the head approves",
                    ),
                ),
                (
                    "has_official_scores",
                    models.BooleanField(
                        default=True,
                        help_text="Without scores of the ministry a round is published straight after verification.",
                        verbose_name="the ministry scores it",
                    ),
                ),
                (
                    "state_changed_at",
                    models.DateTimeField(
                        default=django.utils.timezone.now, editable=False, verbose_name="in this state since"
                    ),
                ),
                (
                    "instrument",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="rounds",
                        to="evaluations.instrument",
                        verbose_name="instrument",
                    ),
                ),
                (
                    "masterplan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="rounds",
                        to="evaluations.masterplan",
                        verbose_name="masterplan",
                    ),
                ),
                (
                    "regency",
                    models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="rounds",
                        to="agencies.regency",
                        verbose_name="regency",
                    ),
                ),
            ],
            options={
                "verbose_name": "round",
                "verbose_name_plural": "rounds",
                "ordering": ["-year", "-kind", "-stage"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("regency", "year", "kind", "stage"),
                        name="one_round_per_stage",
                        violation_error_message="This round exists already.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("opens_at", None), ("deadline__gt", models.F("opens_at")), _connector="OR"
                        ),
                        name="round_closes_after_it_opens",
                        violation_error_message="The deadline lies before the opening.",
                    ),
                ],
            },
        ),
        migrations.AddField(
            model_name="report",
            name="round",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="reports",
                to="evaluations.round",
                verbose_name="round",
            ),
        ),
        migrations.CreateModel(
            name="Rank",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "scope",
                    models.CharField(
                        choices=[
                            ("national", "National"),
                            ("province", "Province"),
                            ("group", "Group of regencies"),
                        ],
                        max_length=10,
                        verbose_name="among",
                    ),
                ),
                ("position", models.PositiveSmallIntegerField(verbose_name="rank")),
                ("out_of", models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="out of")),
                ("source", models.CharField(max_length=300, verbose_name="source")),
                (
                    "round",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="ranks",
                        to="evaluations.round",
                        verbose_name="round",
                    ),
                ),
            ],
            options={
                "verbose_name": "rank",
                "verbose_name_plural": "ranks",
                "ordering": ["round", "scope"],
                "constraints": [
                    models.UniqueConstraint(fields=("round", "scope"), name="one_rank_per_scope")
                ],
            },
        ),
        migrations.CreateModel(
            name="PeerFinal",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=120, verbose_name="regency or city")),
                (
                    "value",
                    models.DecimalField(
                        decimal_places=10,
                        max_digits=14,
                        validators=[
                            django.core.validators.MinValueValidator(0),
                            django.core.validators.MaxValueValidator(4),
                        ],
                        verbose_name="final",
                    ),
                ),
                ("source", models.CharField(max_length=300, verbose_name="source")),
                (
                    "round",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="peers",
                        to="evaluations.round",
                        verbose_name="round",
                    ),
                ),
            ],
            options={
                "verbose_name": "other regency's final",
                "verbose_name_plural": "other regencies' finals",
                "ordering": ["-value"],
                "constraints": [
                    models.UniqueConstraint(fields=("round", "name"), name="one_final_per_peer"),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("value", None), models.Q(("value__gte", 0), ("value__lte", 4)), _connector="OR"
                        ),
                        name="peer_within_the_scale",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="OfficialScore",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "scope",
                    models.CharField(
                        choices=[("aspect", "Aspect"), ("dimension", "Dimension"), ("final", "Final")],
                        max_length=10,
                        verbose_name="of",
                    ),
                ),
                (
                    "code",
                    models.CharField(
                        blank=True,
                        help_text="Of the aspect or dimension; empty: final.",
                        max_length=10,
                        verbose_name="code",
                    ),
                ),
                (
                    "value",
                    models.DecimalField(
                        decimal_places=10,
                        max_digits=14,
                        validators=[
                            django.core.validators.MinValueValidator(0),
                            django.core.validators.MaxValueValidator(4),
                        ],
                        verbose_name="score",
                    ),
                ),
                ("letter", models.CharField(blank=True, max_length=300, verbose_name="letter or source")),
                (
                    "round",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="official_scores",
                        to="evaluations.round",
                        verbose_name="round",
                    ),
                ),
            ],
            options={
                "verbose_name": "official score",
                "verbose_name_plural": "official scores",
                "ordering": ["round", "scope", "code"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("round", "scope", "code"), name="one_official_score_each"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("value", None), models.Q(("value__gte", 0), ("value__lte", 4)), _connector="OR"
                        ),
                        name="official_score_within_the_scale",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("code", ""), ("scope", "final")),
                            models.Q(
                                models.Q(("scope", "final"), _negated=True),
                                models.Q(("code", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="official_score_names_what_it_scores",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Notice",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("text", models.CharField(max_length=500, verbose_name="text")),
                ("path", models.CharField(blank=True, max_length=200, verbose_name="page")),
                (
                    "key",
                    models.CharField(
                        blank=True,
                        help_text="Never twice the same to one person.",
                        max_length=120,
                        verbose_name="key",
                    ),
                ),
                ("created_at", models.DateTimeField(auto_now_add=True, verbose_name="created")),
                ("read_at", models.DateTimeField(blank=True, null=True, verbose_name="read")),
                (
                    "delivery",
                    models.CharField(
                        choices=[
                            ("none", "In the portal only"),
                            ("waiting", "Waiting"),
                            ("sent", "Sent"),
                            ("failed", "Failed"),
                        ],
                        default="none",
                        max_length=8,
                        verbose_name="e-mail",
                    ),
                ),
                ("attempts", models.PositiveSmallIntegerField(default=0, verbose_name="attempts")),
                ("sent_at", models.DateTimeField(blank=True, null=True, verbose_name="sent")),
                ("error", models.TextField(blank=True, verbose_name="error")),
                (
                    "recipient",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="notices",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="recipient",
                    ),
                ),
                (
                    "round",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="notices",
                        to="evaluations.round",
                        verbose_name="round",
                    ),
                ),
            ],
            options={
                "verbose_name": "notice",
                "verbose_name_plural": "notices",
                "ordering": ["-created_at", "-pk"],
                "indexes": [
                    models.Index(fields=["delivery", "created_at"], name="evaluations_deliver_cc99d7_idx")
                ],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("key", ""), _negated=True),
                        fields=("recipient", "key"),
                        name="one_notice_per_key",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Meeting",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("title", models.CharField(max_length=200, verbose_name="title")),
                ("starts_at", models.DateTimeField(verbose_name="starts")),
                ("link", models.URLField(blank=True, verbose_name="link")),
                ("attendees", models.TextField(blank=True, verbose_name="attendees")),
                ("agenda", models.TextField(blank=True, verbose_name="agenda")),
                ("slides", models.FileField(blank=True, upload_to="slides/", verbose_name="slides")),
                ("notes", models.TextField(blank=True, verbose_name="notes")),
                (
                    "round",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="meetings",
                        to="evaluations.round",
                        verbose_name="round",
                    ),
                ),
            ],
            options={
                "verbose_name": "meeting",
                "verbose_name_plural": "meetings",
                "ordering": ["-starts_at"],
            },
        ),
        migrations.AddField(
            model_name="item",
            name="round",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="items",
                to="evaluations.round",
                verbose_name="round",
            ),
        ),
        migrations.AddField(
            model_name="finding",
            name="round",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="findings",
                to="evaluations.round",
                verbose_name="round",
            ),
        ),
        migrations.CreateModel(
            name="Clarification",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("question", models.TextField(verbose_name="question")),
                ("asked_at", models.DateTimeField(auto_now_add=True, verbose_name="asked")),
                ("due_at", models.DateTimeField(verbose_name="answer by")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("asked", "Asked"),
                            ("routed", "With the agency"),
                            ("answered", "Answered, to be checked"),
                            ("conveyed", "Conveyed"),
                        ],
                        default="asked",
                        editable=False,
                        max_length=10,
                        verbose_name="state",
                    ),
                ),
                ("answer", models.TextField(blank=True, verbose_name="answer")),
                (
                    "answered_at",
                    models.DateTimeField(blank=True, editable=False, null=True, verbose_name="answered"),
                ),
                (
                    "agency",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="clarifications",
                        to="agencies.agency",
                        verbose_name="answering agency",
                    ),
                ),
                (
                    "answered_by",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="agencies.membership",
                        verbose_name="answered by",
                    ),
                ),
                (
                    "asked_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="agencies.membership",
                        verbose_name="asked by",
                    ),
                ),
                (
                    "evidence",
                    models.ManyToManyField(
                        blank=True,
                        related_name="+",
                        to="evaluations.evidenceversion",
                        verbose_name="evidence",
                    ),
                ),
                (
                    "item",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="clarifications",
                        to="evaluations.item",
                        verbose_name="item",
                    ),
                ),
                (
                    "round",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="clarifications",
                        to="evaluations.round",
                        verbose_name="round",
                    ),
                ),
            ],
            options={
                "verbose_name": "clarification",
                "verbose_name_plural": "clarifications",
                "ordering": ["due_at"],
            },
        ),
        migrations.CreateModel(
            name="Assignment",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "agency",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="agencies.agency",
                        verbose_name="answers",
                    ),
                ),
                (
                    "contributors",
                    models.ManyToManyField(
                        blank=True, related_name="+", to="agencies.agency", verbose_name="contribute"
                    ),
                ),
                (
                    "indicator",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="evaluations.indicator",
                        verbose_name="indicator",
                    ),
                ),
                (
                    "round",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="assignments",
                        to="evaluations.round",
                        verbose_name="round",
                    ),
                ),
            ],
            options={
                "verbose_name": "who answers",
                "verbose_name_plural": "who answers",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("round", "indicator"), name="one_assignment_per_indicator"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="RoundAspect",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "weight",
                    models.DecimalField(
                        decimal_places=3,
                        max_digits=6,
                        validators=[
                            django.core.validators.MinValueValidator(0),
                            django.core.validators.MaxValueValidator(100),
                        ],
                        verbose_name="weight (%)",
                    ),
                ),
                (
                    "aspect",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="evaluations.aspect",
                        verbose_name="aspect",
                    ),
                ),
                (
                    "round",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="aspects",
                        to="evaluations.round",
                        verbose_name="round",
                    ),
                ),
            ],
            options={
                "verbose_name": "weight in this round",
                "verbose_name_plural": "weights in this round",
                "ordering": ["aspect__position"],
                "constraints": [
                    models.UniqueConstraint(fields=("round", "aspect"), name="one_weight_per_aspect"),
                    models.CheckConstraint(
                        condition=models.Q(("weight__gte", 0), ("weight__lte", 100)),
                        name="round_weight_is_a_percentage",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="RoundResult",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[("hand_over", "Hand-over"), ("publication", "Publication")],
                        max_length=12,
                        verbose_name="kind",
                    ),
                ),
                ("version", models.PositiveSmallIntegerField(verbose_name="version")),
                ("reason", models.TextField(blank=True, verbose_name="reason of this version")),
                ("snapshot", models.JSONField(verbose_name="snapshot")),
                (
                    "self_final",
                    models.DecimalField(
                        blank=True,
                        decimal_places=10,
                        max_digits=14,
                        null=True,
                        verbose_name="self-assessed final",
                    ),
                ),
                (
                    "verified_final",
                    models.DecimalField(
                        blank=True, decimal_places=10, max_digits=14, null=True, verbose_name="verified final"
                    ),
                ),
                (
                    "computed_final",
                    models.DecimalField(
                        blank=True, decimal_places=10, max_digits=14, null=True, verbose_name="computed final"
                    ),
                ),
                (
                    "official_final",
                    models.DecimalField(
                        blank=True,
                        decimal_places=10,
                        max_digits=14,
                        null=True,
                        verbose_name="ministry's final",
                    ),
                ),
                ("frozen_at", models.DateTimeField(auto_now_add=True, verbose_name="frozen")),
                (
                    "frozen_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="agencies.membership",
                        verbose_name="frozen by",
                    ),
                ),
                (
                    "round",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="results",
                        to="evaluations.round",
                        verbose_name="round",
                    ),
                ),
            ],
            options={
                "verbose_name": "result",
                "verbose_name_plural": "results",
                "ordering": ["round", "kind", "-version"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("round", "kind", "version"), name="one_result_per_version"
                    )
                ],
            },
        ),
        migrations.AddField(
            model_name="report",
            name="result",
            field=models.ForeignKey(
                blank=True,
                help_text="The frozen result; empty: from the running round, provisional.",
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="reports",
                to="evaluations.roundresult",
                verbose_name="made from",
            ),
        ),
        migrations.CreateModel(
            name="SubDimension",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("code", models.CharField(max_length=20, verbose_name="code")),
                ("name", models.CharField(max_length=120, verbose_name="name")),
                ("name_en", models.CharField(blank=True, max_length=120, verbose_name="name in English")),
                ("position", models.PositiveSmallIntegerField(default=0, verbose_name="position")),
                (
                    "dimension",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="sub_dimensions",
                        to="evaluations.dimension",
                        verbose_name="dimension",
                    ),
                ),
            ],
            options={
                "verbose_name": "sub-dimension",
                "verbose_name_plural": "sub-dimensions",
                "ordering": ["dimension__position", "position"],
                "constraints": [
                    models.UniqueConstraint(fields=("dimension", "code"), name="one_sub_dimension_per_code")
                ],
            },
        ),
        migrations.AddField(
            model_name="program",
            name="sub_dimension",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="programs",
                to="evaluations.subdimension",
                verbose_name="sub-dimension",
            ),
        ),
        migrations.CreateModel(
            name="HistoricalProgram",
            fields=[
                (
                    "id",
                    models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID"),
                ),
                ("key", models.SlugField(max_length=60, verbose_name="key")),
                ("code", models.CharField(blank=True, max_length=40, verbose_name="code")),
                ("name", models.CharField(max_length=300, verbose_name="name")),
                ("problem", models.TextField(blank=True, verbose_name="problem solved")),
                ("objective", models.TextField(blank=True, verbose_name="objective")),
                (
                    "start_year",
                    models.PositiveSmallIntegerField(
                        validators=[
                            django.core.validators.MinValueValidator(2000),
                            django.core.validators.MaxValueValidator(2100),
                        ],
                        verbose_name="first year",
                    ),
                ),
                (
                    "end_year",
                    models.PositiveSmallIntegerField(
                        validators=[
                            django.core.validators.MinValueValidator(2000),
                            django.core.validators.MaxValueValidator(2100),
                        ],
                        verbose_name="last year",
                    ),
                ),
                (
                    "roadmap_term",
                    models.CharField(
                        blank=True,
                        choices=[("short", "Short term"), ("medium", "Medium term"), ("long", "Long term")],
                        max_length=10,
                        verbose_name="roadmap term",
                    ),
                ),
                ("is_quick_win", models.BooleanField(default=False, verbose_name="quick win")),
                ("application", models.CharField(blank=True, max_length=200, verbose_name="application")),
                ("location", models.CharField(blank=True, max_length=200, verbose_name="location")),
                (
                    "sub_activity_codes",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(
                            max_length=24,
                            validators=[
                                django.core.validators.RegexValidator(
                                    "^(\\d|X)\\.(\\d{2}|XX)\\.\\d{2}\\.\\d(\\.\\d{1,2})?\\.\\d{2,4}$",
                                    "Write the sub-activity code as in 2.16.02.2.01.08 or 2.16.02.2.01.0024.",
                                )
                            ],
                        ),
                        blank=True,
                        default=list,
                        size=None,
                        verbose_name="sub-activity codes",
                    ),
                ),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.CharField(max_length=100, null=True)),
                (
                    "history_type",
                    models.CharField(
                        choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1
                    ),
                ),
                (
                    "history_user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "lead_agency",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="agencies.agency",
                        verbose_name="lead agency",
                    ),
                ),
                (
                    "masterplan",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="evaluations.masterplan",
                        verbose_name="masterplan",
                    ),
                ),
                (
                    "continues",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="evaluations.program",
                        verbose_name="continues",
                    ),
                ),
                (
                    "sub_dimension",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="evaluations.subdimension",
                        verbose_name="sub-dimension",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical program",
                "verbose_name_plural": "historical programs",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="Submission",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("draft", "In progress"),
                            ("awaiting_approval", "Waiting for the head"),
                            ("submitted", "Submitted"),
                            ("returned", "Returned"),
                            ("verified", "Verified"),
                        ],
                        default="draft",
                        editable=False,
                        max_length=20,
                        verbose_name="state",
                    ),
                ),
                (
                    "submitted_at",
                    models.DateTimeField(blank=True, editable=False, null=True, verbose_name="submitted"),
                ),
                (
                    "not_handed_in",
                    models.BooleanField(default=False, editable=False, verbose_name="not handed in"),
                ),
                (
                    "agency",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="submissions",
                        to="agencies.agency",
                        verbose_name="agency",
                    ),
                ),
                (
                    "round",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="submissions",
                        to="evaluations.round",
                        verbose_name="round",
                    ),
                ),
            ],
            options={
                "verbose_name": "submission",
                "verbose_name_plural": "submissions",
                "ordering": ["round", "agency__name"],
                "constraints": [
                    models.UniqueConstraint(fields=("round", "agency"), name="one_submission_per_agency")
                ],
            },
        ),
        migrations.CreateModel(
            name="StateChange",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "move",
                    models.CharField(
                        choices=evaluations.models.history.recorded_moves, max_length=24, verbose_name="move"
                    ),
                ),
                ("from_state", models.CharField(max_length=20, verbose_name="from")),
                ("to_state", models.CharField(max_length=20, verbose_name="to")),
                (
                    "reason_kind",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("evidence_incomplete", "Evidence incomplete"),
                            ("evidence_undated", "Evidence not dated"),
                            ("wrong_file", "Wrong file"),
                            ("unreadable", "Not readable"),
                            ("figures_differ", "Figures differ"),
                            ("other", "Other"),
                        ],
                        max_length=24,
                        verbose_name="kind of reason",
                    ),
                ),
                ("reason", models.TextField(blank=True, verbose_name="reason")),
                ("at", models.DateTimeField(auto_now_add=True, verbose_name="at")),
                ("request_key", models.CharField(blank=True, max_length=64, verbose_name="request key")),
                (
                    "by",
                    models.ForeignKey(
                        blank=True,
                        help_text="Empty: the clock.",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="agencies.membership",
                        verbose_name="by",
                    ),
                ),
                (
                    "item",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="state_changes",
                        to="evaluations.item",
                        verbose_name="item",
                    ),
                ),
                (
                    "on_behalf_of",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="agencies.agency",
                        verbose_name="on behalf of",
                    ),
                ),
                (
                    "round",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="state_changes",
                        to="evaluations.round",
                        verbose_name="round",
                    ),
                ),
                (
                    "user",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="user",
                    ),
                ),
                (
                    "submission",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="state_changes",
                        to="evaluations.submission",
                        verbose_name="submission",
                    ),
                ),
            ],
            options={
                "verbose_name": "state change",
                "verbose_name_plural": "state changes",
                "ordering": ["-at", "-pk"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("request_key", ""), _negated=True),
                        fields=("user", "request_key"),
                        name="one_change_per_request",
                    )
                ],
            },
        ),
        migrations.AddField(
            model_name="item",
            name="submission",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="items",
                to="evaluations.submission",
                verbose_name="submission",
            ),
        ),
        migrations.CreateModel(
            name="Extension",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("until", models.DateTimeField(verbose_name="until")),
                ("reason", models.TextField(verbose_name="reason")),
                ("granted_at", models.DateTimeField(auto_now_add=True, verbose_name="granted")),
                (
                    "granted_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="agencies.membership",
                        verbose_name="granted by",
                    ),
                ),
                (
                    "item",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="extensions",
                        to="evaluations.item",
                        verbose_name="only this item",
                    ),
                ),
                (
                    "submission",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="extensions",
                        to="evaluations.submission",
                        verbose_name="submission",
                    ),
                ),
            ],
            options={
                "verbose_name": "extension",
                "verbose_name_plural": "extensions",
                "ordering": ["-until"],
            },
        ),
        migrations.CreateModel(
            name="TargetActual",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("indicator", models.CharField(max_length=200, verbose_name="indicator")),
                ("unit", models.CharField(max_length=40, verbose_name="unit")),
                (
                    "direction",
                    models.CharField(
                        choices=[("up", "Higher is better"), ("down", "Lower is better")],
                        max_length=4,
                        verbose_name="direction",
                    ),
                ),
                (
                    "baseline",
                    models.DecimalField(
                        blank=True, decimal_places=4, max_digits=20, null=True, verbose_name="baseline"
                    ),
                ),
                ("target", models.DecimalField(decimal_places=4, max_digits=20, verbose_name="target")),
                (
                    "actual",
                    models.DecimalField(
                        blank=True, decimal_places=4, max_digits=20, null=True, verbose_name="actual"
                    ),
                ),
                (
                    "progress",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="actuals",
                        to="evaluations.programprogress",
                        verbose_name="program progress",
                    ),
                ),
            ],
            options={
                "verbose_name": "target and actual",
                "verbose_name_plural": "targets and actuals",
                "ordering": ["pk"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("progress", "indicator"), name="one_actual_per_target_of_a_program"
                    )
                ],
            },
        ),
        migrations.AddConstraint(
            model_name="aspect",
            constraint=models.UniqueConstraint(fields=("instrument", "code"), name="one_aspect_per_code"),
        ),
        migrations.AddConstraint(
            model_name="evidenceuse",
            constraint=models.UniqueConstraint(
                fields=("item", "version"), name="one_use_per_item_and_version"
            ),
        ),
        migrations.AddConstraint(
            model_name="contribution",
            constraint=models.UniqueConstraint(fields=("item", "agency"), name="one_contribution_per_agency"),
        ),
        migrations.AddConstraint(
            model_name="dimension",
            constraint=models.UniqueConstraint(fields=("masterplan", "code"), name="one_dimension_per_code"),
        ),
        migrations.AddIndex(
            model_name="item",
            index=models.Index(fields=["round", "state"], name="evaluations_round_i_0a8449_idx"),
        ),
        migrations.AddConstraint(
            model_name="item",
            constraint=models.UniqueConstraint(
                fields=("round", "indicator", "program"),
                name="one_item_per_round_and_thing_asked",
                nulls_distinct=False,
            ),
        ),
        migrations.AddConstraint(
            model_name="item",
            constraint=models.CheckConstraint(
                condition=models.Q(("indicator__isnull", False), ("program__isnull", False), _connector="OR"),
                name="item_asks_something",
            ),
        ),
    ]
