"""The portal's own models alone: other packages' pages know nothing of regencies and roles."""

from importlib import import_module

from django.contrib import admin

for package in ("django.contrib.auth", "allauth.account", "allauth.mfa", "allauth.socialaccount", "axes"):
    import_module(f"{package}.admin")

for model in list(admin.site._registry):
    if model._meta.app_label not in {"agencies", "evaluations"}:
        admin.site.unregister(model)
