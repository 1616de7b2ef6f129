"""The figures of judging a network: which classes are taken for which, curves over thresholds, residuals."""
