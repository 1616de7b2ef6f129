"""A formula as a drawing: its nodes in layers from left to right."""
