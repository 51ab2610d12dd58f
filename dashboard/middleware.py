"""What every answer of the site carries, and where every request comes from."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponseBase

GetResponse = Callable[[HttpRequest], HttpResponseBase]

CONTENT_SECURITY_POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        f"style-src 'self' '{settings.PLOTLY_STYLE_HASH}'",
        "img-src 'self'",
        "font-src 'self'",
        "connect-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "object-src 'none'",
        "frame-ancestors 'none'",
    )
)

# Everything a page of text and charts never asks a browser for.
PERMISSIONS_POLICY = ", ".join(
    f"{feature}=()"
    for feature in (
        "accelerometer",
        "browsing-topics",
        "camera",
        "display-capture",
        "geolocation",
        "gyroscope",
        "magnetometer",
        "microphone",
        "midi",
        "payment",
        "publickey-credentials-get",
        "screen-wake-lock",
        "serial",
        "usb",
        "xr-spatial-tracking",
    )
)

HEADERS = {
    "Content-Security-Policy": CONTENT_SECURITY_POLICY,
    "Permissions-Policy": PERMISSIONS_POLICY,
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    # Which software answers, and in which version, is nobody's business: without a name here the
    # server would give its own.
    "Server": "pourparler",
}


PUBLIC_REFERRER_POLICY = "no-referrer"


class SecurityHeadersMiddleware:
    """Puts the security headers on every answer, errors and redirects included."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        for name, value in HEADERS.items():
            response.headers[name] = value
        response.headers["Referrer-Policy"] = referrer_policy(request)
        return response


def referrer_policy(request: HttpRequest) -> str:
    """The admin needs the Referer on its own forms (CSRF); nobody else learns what was read."""
    is_desk = request.path_info.startswith("/admin/")
    return "same-origin" if is_desk else PUBLIC_REFERRER_POLICY


def client_address(request: HttpRequest) -> str:
    """The visitor's address, as the outermost of our own proxies saw it.

    Each proxy appends the address it was called from, so what stands further left than the
    number of our own proxies was written by the visitor and means nothing.
    """
    remote = str(request.META.get("REMOTE_ADDR", ""))
    if not settings.PROXIES:
        return remote
    forwarded = str(request.META.get("HTTP_X_FORWARDED_FOR", "")).split(",")
    seen = [address.strip() for address in forwarded if address.strip()]
    return seen[-settings.PROXIES] if len(seen) >= settings.PROXIES else remote
