"""How networks that read sequences are recorded: trained step by step, observed every epoch, and looked into."""
