"""Sets whose whole content is their name, so that a link holds them: points placed by hand, formulas."""
