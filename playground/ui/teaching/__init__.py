"""What a teacher needs: answer sheets confirmed, solutions and a timetable."""
