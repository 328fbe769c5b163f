"""Pages of the physician reviewer."""
