"""The page of recipes: every example of the tutorials, loaded where it belongs, its numbers beside ours."""
