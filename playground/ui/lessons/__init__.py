"""Lessons on the screen: the page that walks through one, and the bar on the pages where it runs.

The way of a lesson: `steps` draws it as far as the person is (`state`), a run opens its page with the keys of
`which` in the address, `bar` says there what to do, `hiding` leaves few of the controls, and what came of it
(`found`) stands beside what was predicted (`comparing`). At the end stands what is handed in (`handing_in`).
"""
