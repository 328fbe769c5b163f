"""Legal time: calendar and business days, service extensions, holidays, dated limits."""
