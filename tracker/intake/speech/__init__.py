"""Who says what in an article: quotations, turns of interviews and indirect speech."""

from tracker.intake.speech.reading import utterances

__all__ = ["utterances"]
