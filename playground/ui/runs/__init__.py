"""The runs of a visit: kept, named, compared, forked, opened again."""
