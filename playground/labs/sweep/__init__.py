"""Search over settings: many experiments trained and judged, in processes or on a cluster, best first."""
