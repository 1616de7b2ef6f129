"""Lessons: predict first, then run, then explain.

A lesson is a data file (`subjects/`, `challenges/`) that `files` reads into a frozen `Lesson` or `Challenge`; a
teacher's own is the same, packed into a link (`packed`). `measures` says what can be measured of a run, `answers`
how a prediction compares with it, `attempt` what was tried at a challenge, `sheet` what a student hands in,
`solutions` what a teacher prints; both are `printed`.
"""
