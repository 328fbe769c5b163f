"""Pages of the claims administrator."""
