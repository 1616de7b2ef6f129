"""What is taken home: pure functions that write files."""
