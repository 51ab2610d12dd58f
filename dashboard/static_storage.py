"""How the static files are stored for the public: named by their content, and compressed."""

from __future__ import annotations

from typing import Any

from whitenoise.compress import Compressor
from whitenoise.storage import CompressedManifestStaticFilesStorage


class GzippedStaticFilesStorage(CompressedManifestStaticFilesStorage):
    """WhiteNoise's, with gzip alone: brotli, at its slowest level, makes collecting take a minute.

    WhiteNoise would use it as soon as it is installed, which pages need it for.
    """

    def create_compressor(self, **options: Any) -> Compressor:
        return super().create_compressor(use_brotli=False, **options)
