"""What moves: a run as one HTML file that plays by itself, and as an animated GIF."""
