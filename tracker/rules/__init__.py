"""Section 4 of the design as pure functions over small dataclasses: no ORM, no clock."""
