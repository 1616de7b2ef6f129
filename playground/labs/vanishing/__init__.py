"""Why deep networks stop learning: a network at its start, theory beside it, published figures run again."""
