"""Every address of the site and the desk."""

from urllib.parse import urlsplit

from django.conf import settings
from django.contrib import admin
from django.contrib.auth import views as auth
from django.urls import include, path, register_converter
from django.urls.converters import StringConverter

from dashboard.views import (
    about,
    changes,
    claims,
    corrections,
    disputes,
    events,
    forecasts,
    front,
    issues,
    method,
    outlets,
    parties,
    people,
    preview,
    reports,
    statements,
    timeline,
)


class SpellingConverter(StringConverter):
    """A slug in any alphabet: a name as somebody may spell it."""

    regex = r"[-\w]+"


register_converter(SpellingConverter, "spelling")

public = urlsplit(settings.PUBLIC_BASE_URL)

# Beside the admin's own pages, whose log-in form links here once these names exist.
password_reset = [
    path(
        "",
        auth.PasswordResetView.as_view(
            # Else the link in the letter is made from the request's Host, which anybody can write.
            extra_email_context={
                "domain": public.netloc,
                "protocol": public.scheme,
                "site_name": "Pourparler",
            }
        ),
        name="admin_password_reset",
    ),
    path("sent/", auth.PasswordResetDoneView.as_view(), name="password_reset_done"),
    path(
        "<uidb64>/<token>/",
        auth.PasswordResetConfirmView.as_view(),
        name="password_reset_confirm",
    ),
    path("done/", auth.PasswordResetCompleteView.as_view(), name="password_reset_complete"),
]

urlpatterns = [
    path("", front.front, name="front"),
    path("issues/", issues.issues, name="issues"),
    path("issues/<slug:slug>/", issues.issue, name="issue"),
    path("events/", events.events, name="events"),
    path("events/<slug:slug>/", events.event, name="event"),
    path("parties/<slug:slug>/", parties.party, name="party"),
    path("disputes/", disputes.disputes, name="disputes"),
    path("changes/", changes.changes, name="changes"),
    path("changes/feed/", changes.feed, name="changes_feed"),
    path("corrections/", corrections.corrections, name="corrections"),
    path("corrections/feed/", corrections.feed, name="corrections_feed"),
    path("claims/", claims.claims, name="claims"),
    path("claims/<slug:public_id>/", claims.claim, name="claim"),
    path("statements/<slug:public_id>/", statements.statement, name="statement"),
    path("reports/", reports.reports, name="reports"),
    path("reports/<slug:public_id>/", reports.report, name="report"),
    path("people/<spelling:slug>/", people.person, name="person"),
    path("outlets/<slug:slug>/", outlets.outlet, name="outlet"),
    path("forecasts/", forecasts.forecasts, name="forecasts"),
    path("timeline/", timeline.timeline, name="timeline"),
    path("method/", method.method, name="method"),
    path("about/", about.about, name="about"),
    path("robots.txt", about.robots, name="robots"),
    path("admin/preview/<slug:noun>/", preview.preview, name="preview"),
    path("admin/password_reset/", include(password_reset)),
    path("admin/", admin.site.urls),
]

# A 500 is left to Django: it shows templates/500.html and asks for nothing else.
handler400 = "dashboard.views.errors.bad_request"
handler403 = "dashboard.views.errors.permission_denied"
handler404 = "dashboard.views.errors.page_not_found"
