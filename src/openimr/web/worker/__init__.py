"""Pages of the worker's side."""
