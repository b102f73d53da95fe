"""Stands in for Plotly where it is not installed: figures that say what they were made of."""
