"""Pages of the review organization's staff."""
