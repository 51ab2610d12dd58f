"""What an editor gave, read: from text, a web page or a PDF to the article in it."""

from tracker.intake.documents.putting_back import put_back
from tracker.intake.documents.reading import read

__all__ = ["put_back", "read"]
