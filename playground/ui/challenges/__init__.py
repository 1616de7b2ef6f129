"""Challenges on the screen: their list, one of them, and the bar on the page where it is solved.

`looking` asks now and then what is on the screen of that page and notes what reaches the goals in the visit's
`state`; `bar` and `one` say how far it is, `hints` gives one away at a time, `best` says the record.
"""
