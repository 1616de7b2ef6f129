"""Reviews read word by word: how a network learns it, what it says of a text, and what counting words can do."""
