"""The journey of a case: one table of states, events, one file per step a person can take."""
