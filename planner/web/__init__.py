"""Feeds, pages and the JSON API over HTTP. Nothing here is imported before somebody serves."""
