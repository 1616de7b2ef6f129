"""What the lesson builder is made of.

The way of a lesson: `draft` keeps what was typed in the visit; `opening` fills it with a lesson that is there.
`starting`, `leaving`, `texts`, `asking` and `aiming` have widgets for its parts, built of `entry`; `measuring`
runs what is asked about; `preview` shows what students see; `giving` makes the link and the file, and says what
is still missing.
"""
