"""One address of every kind of page, in the sample."""

PAGES = (
    "/",
    "/?as_of=2025-06-11",
    "/timeline/",
    "/issues/",
    "/issues/property/",
    "/issues/banking/?as_of=2025-06-11",
    "/events/",
    "/events/istanbul-round-spring-2025/",
    "/events/round-announced-june-2026/",
    "/disputes/",
    "/disputes/?as_of=2025-06-11&relation=drift",
    "/forecasts/",
    "/forecasts/?state=overdue&sort=-window&as_of=2025-07-20",
    "/changes/",
    "/changes/?since=2025-06-10&until=2026-06-26",
    "/changes/?version=0",
    "/claims/",
    "/claims/?party=russia&contested=yes&sort=-speaker",
    "/claims/?outlet=menafn&support=on_paper",
    "/claims/kh7d4yvj/",
    "/reports/",
    "/reports/zgfc7rtx/",
    "/statements/rf6jmn8p/",
    "/people/alexander-darchiev/",
    "/parties/united-states/",
    "/outlets/tass/",
    "/outlets/trt-world/",
    "/method/",
    "/about/",
    "/?as_of=2024-01-01",
    "/?as_of=2030-01-01",
)
ERRORS = (
    "/no-such-page/",
    "/claims/?as_of=yesterday",
    "/reports/zgfc7rtx/?as_of=2025-06-11",
)
DESK = (
    "/admin/login/",
    "/admin/password_reset/",
)
