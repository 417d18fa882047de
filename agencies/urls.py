from django.urls import path

from agencies import views

app_name = "agencies"

urlpatterns = [
    path("membership/", views.switch, name="switch_membership"),
    path("profile/", views.profile, name="profile"),
]
