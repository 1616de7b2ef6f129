"""What the page of sequences needs."""
