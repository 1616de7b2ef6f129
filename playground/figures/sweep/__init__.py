"""What a search over settings has found."""
