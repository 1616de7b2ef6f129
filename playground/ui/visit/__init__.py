"""What a visit asks for and keeps: its address, its language, what each page records, what was wrong."""
