"""The desk's preview of unpublished work, for those who may see it at the desk."""

from __future__ import annotations

from urllib.parse import urlencode

from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from dashboard.parameters import BadParameter, single
from dashboard.preview_page import preview as preview_of
from tracker.ledger import NotPublic
from tracker.previewing import PUBLISHED_BY


@never_cache
@require_safe
def preview(request: HttpRequest, noun: str) -> HttpResponse:
    """A page of the site, now and as it will stand once the drafts in the address are published.

    To whoever may not see these drafts there is no such page.
    """
    user = request.user
    may_see = user.is_active and user.is_staff and user.has_perm(f"tracker.view_{noun}")
    if noun not in PUBLISHED_BY or not may_see:
        raise Http404
    context = {"desk": True, "back_url": reverse(f"admin:tracker_{noun}_changelist")}
    try:
        # What is no id names nothing; PostgreSQL would not even look for some of it.
        ids = [each for each in single(request.GET, "ids").split(",") if each.isalnum()]
        context |= {"ids": ",".join(ids), "preview": preview_of(noun, ids, request.GET)}
    except NotPublic:
        raise Http404 from None
    except ValidationError as problem:
        context["problems"] = problem.messages
    except BadParameter as problem:
        return _unreadable(request, problem)
    return render(request, "dashboard/preview.html", context)


def _unreadable(request: HttpRequest, problem: BadParameter) -> HttpResponse:
    kept = {"ids": request.GET.get("ids", "")} if problem.name != "ids" else {}
    context = {
        "desk": True,
        "parameter": problem.name,
        "problem": f"This parameter expects {problem.expected}.",
        "without_url": f"{request.path}?{urlencode(kept)}",
    }
    return render(request, "400.html", context, status=400)
