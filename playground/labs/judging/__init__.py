"""What a network's answers are worth: decisions, probabilities and values, judged by scikit-learn's metrics."""
