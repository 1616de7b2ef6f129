"""What is said of a recording: verdicts on a network at an epoch, and why a run ended."""
