"""A lesson while a teacher writes it: the draft, what can be measured, the file, and texts made harmless."""
