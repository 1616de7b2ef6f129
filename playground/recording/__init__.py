"""What happened: training as steps that are kept, looked at and put into words."""
