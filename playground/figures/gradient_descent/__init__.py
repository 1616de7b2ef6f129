"""Paths downhill: on a curve, over the steps, and on a surface seen from above."""
