"""Stands in for matplotlib where it is not installed: just enough to draw a figure that can be told from others."""
