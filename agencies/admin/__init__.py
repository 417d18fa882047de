from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from agencies.admin import agencies, memberships, own_models, regencies, tokens, users

__all__ = ["agencies", "memberships", "own_models", "regencies", "tokens", "users"]

admin.site.site_header = admin.site.site_title = "Portal Evaluasi Smart City"
admin.site.index_title = _("Administration")
admin.site.empty_value_display = "–"
