"""The microscope's pictures."""
