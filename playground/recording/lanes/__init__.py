"""Several runs recorded on one clock, those of one shape as one stack of arrays."""
