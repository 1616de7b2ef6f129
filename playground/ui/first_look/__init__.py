"""The page of data: a first look at any of them, before any training."""
