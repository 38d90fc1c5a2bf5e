"""What was asked for and is not there: light to import, since every command may have to say it."""


class NotASurvey(FileNotFoundError):
    """A folder that is no published survey; the message says what is there and what to do."""
