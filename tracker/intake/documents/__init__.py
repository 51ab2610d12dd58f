"""What an editor gave, read: from text, a web page or a PDF to the article in it."""

from tracker.intake.documents.putting_back import place_of, put_back
from tracker.intake.documents.reading import read

__all__ = ["place_of", "put_back", "read"]
