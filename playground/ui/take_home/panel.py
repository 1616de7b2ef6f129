"""Everything that a person takes home, in one panel, and the way back."""

from playground.ui.take_home import again, files, moving


def show(recording):
    """Draw the panel of a `Recording`."""
    files.show(recording)
    moving.show(recording)
    again.show()
