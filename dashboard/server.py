"""Serves the site with Granian: `python -m dashboard.server`, as HOST, PORT and WORKERS say."""

from __future__ import annotations

import os
from typing import Any

from granian import Granian
from granian.constants import Interfaces
from granian.log import LogLevels

from dashboard import environment

# Threads of a process that run Python. Slow clients hold none of them: Granian reads a request
# whole before it hands it on, and sends an answer while the thread is at the next one.
THREADS = 4


def options(variables: environment.Environment) -> dict[str, Any]:
    """How Granian is to serve; raises ImproperlyConfigured for a variable that makes no sense."""
    return {
        "target": "dashboard.wsgi:application",
        "interface": Interfaces.WSGI,
        "address": environment.text(variables, "HOST", "127.0.0.1"),
        "port": environment.whole_number(variables, "PORT", 8000, least=1, most=65_535),
        "workers": environment.whole_number(variables, "WORKERS", 1, least=1, most=64),
        "blocking_threads": THREADS,
        "websockets": False,
        "log_level": LogLevels.warning,
    }


if __name__ == "__main__":
    Granian(**options(os.environ)).serve()
