"""The page that judges a network: its metrics, its mistakes, its units, its answers to new rows."""
