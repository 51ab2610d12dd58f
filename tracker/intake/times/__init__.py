"""When: the days, months and spans that an article names, and the time its words speak of."""
