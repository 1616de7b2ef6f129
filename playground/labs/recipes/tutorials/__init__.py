"""The examples of the five tutorials, a module each."""
