"""Rows that are pictures: MNIST, as much of it as is shipped, and all of it where it was fetched."""
