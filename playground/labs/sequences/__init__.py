"""Experiments with networks that read sequences."""
