"""One survey after another: read what is due, resolve, build, compare, ask what needs a person."""

from ci_map.refresh.progress import Progress
from ci_map.refresh.refresh import Finished, plan, refresh
from ci_map.refresh.task import RefreshStopped, Task

__all__ = ["Finished", "Progress", "RefreshStopped", "Task", "plan", "refresh"]
