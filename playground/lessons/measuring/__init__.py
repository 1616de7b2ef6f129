"""What can be measured of a run, by name: numbers, lines over the epochs, and how a plane is divided."""
