"""What a visitor brings: tables, kept in the visit alone."""
