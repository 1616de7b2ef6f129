"""A single unit: its diagram, the plane it divides, and how its learning went."""
