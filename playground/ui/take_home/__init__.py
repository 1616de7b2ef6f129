"""A run taken home, and opened again from a file of weights."""

from playground.ui.take_home.panel import show

__all__ = ["show"]
