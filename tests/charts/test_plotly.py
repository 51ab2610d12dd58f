"""What an upgrade of plotly can change behind our back: its script's inline style."""

import hashlib
import re
from base64 import b64encode
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles import finders

# The map library in the bundle writes one style element as soon as the script is loaded.
INLINE_STYLE = re.compile(r'createElement\("style"\)[^\']{0,200}?\.textContent=\'([^\'\\]*)\'')


def test_the_policy_allows_exactly_the_style_that_plotly_writes():
    found = finders.find("plotly/plotly.min.js")
    assert found
    (style,) = INLINE_STYLE.findall(Path(found).read_text(encoding="utf-8"))
    digest = b64encode(hashlib.sha256(style.encode()).digest()).decode()
    assert f"sha256-{digest}" == settings.PLOTLY_STYLE_HASH
