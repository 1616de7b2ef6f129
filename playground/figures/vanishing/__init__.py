"""The figures of the vanishing gradients page."""
