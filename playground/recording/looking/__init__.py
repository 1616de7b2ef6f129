"""Looking at networks that read rows: boundaries, units, histograms, pictures."""
