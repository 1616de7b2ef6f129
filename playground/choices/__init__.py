"""What a person chose, frozen and checked when it is made; to a link and back."""
