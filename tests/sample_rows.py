"""The sample ledger in the test database: imported once, and from then on copied row by row."""

from functools import cache
from pathlib import Path

import pytest
from django.apps import apps
from django.db.models import Model

from tests import copied_rows
from tests.sweep import stop_the_clock
from tracker.ledger_file.load import load

SAMPLE = Path(__file__).parents[1] / "tracker" / "sample" / "irritants.json"
# Three reports of later days, to be imported on top of it.
LATER = SAMPLE.with_name("irritants-later.json")


def load_sample() -> None:
    """Put the sample, its history and its readings into the record."""
    if any(table._base_manager.exists() for table in _tables()):
        load(SAMPLE.read_bytes())
    elif _imported.cache_info().currsize:
        copied_rows.put_back(_imported())
        copied_rows.count_on(_tables())
    else:
        _imported()


def _tables() -> list[type[Model]]:
    return list(apps.get_app_config("tracker").get_models(include_auto_created=True))


@cache
def _imported() -> list[copied_rows.Rows]:
    """Import the sample into an empty record; every row that makes.

    Its version is made on the day on which the sweeps read it, whichever test asks for it first.
    """
    with pytest.MonkeyPatch.context() as patch:
        stop_the_clock(patch)
        load(SAMPLE.read_bytes())
    return copied_rows.read(table._meta.db_table for table in _tables())
