"""One update taken apart."""
