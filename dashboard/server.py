"""How gunicorn serves the site: `gunicorn --config python:dashboard.server dashboard.wsgi`."""

import gunicorn

# Which software answers, and in which version, is nobody's business.
gunicorn.SERVER = "pourparler"

# Threads, because a browser opens connections that it may never use, and each of them would
# hold a single-threaded worker. One worker, because the cache is the memory of each process.
worker_class = "gthread"
workers = 1
threads = 4
loglevel = "warning"
# Whether a forwarding header is to be believed is decided in one place, the setting PROXIES.
forwarded_allow_ips = ""
