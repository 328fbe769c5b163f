"""Stage 7: published determinations of any layout to public records with spans and leftovers."""
