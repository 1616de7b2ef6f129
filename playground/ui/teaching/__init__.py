"""The page for teachers: each section has a file of its own, with a `show()`."""
