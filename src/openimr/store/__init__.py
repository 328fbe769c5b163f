"""What lasts: Django models and migrations, the audit chain, file storage, settings."""
