"""OpenIMR: independent medical review, from the application to the published Final Determination."""

__version__ = "0.1.0"
