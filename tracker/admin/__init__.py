"""The desk: where editors keep the record. One file a noun family."""

from tracker.admin import actors as actors
from tracker.admin import agenda as agenda
from tracker.admin import assessments as assessments
from tracker.admin import claims as claims
from tracker.admin import negotiation as negotiation
from tracker.admin import outlets as outlets
from tracker.admin import readings as readings
from tracker.admin import reports as reports
from tracker.admin import rulings as rulings
from tracker.admin import statements as statements
from tracker.admin import successions as successions
from tracker.admin.intake import pages as pages
