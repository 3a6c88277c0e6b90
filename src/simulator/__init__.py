"""The real hourly value of a sales team, simulated event by event."""
