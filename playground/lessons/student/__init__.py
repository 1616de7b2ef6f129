"""What a student does in a lesson: answers, a run under way, and how far it has come."""
