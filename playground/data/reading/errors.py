"""The error that says why reviews cannot be read."""


class ReviewsError(ValueError):
    """Reviews that are not there or cannot be used; the message says what is wrong and what is allowed."""
