"""What the microscope page is made of."""
