"""What a person takes home from a recording."""
