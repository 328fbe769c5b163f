"""The desk, split by audience."""
