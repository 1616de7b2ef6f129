"""Figures: pure functions from arrays to `go.Figure`. No metric is computed here, no color is chosen here.

Colors are left to the page's theme. A trace says what it is in `meta` (`{"role": "train"}`), and whoever shows
the figure paints that role.
"""
