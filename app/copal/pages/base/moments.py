from copal.base.wording.moments import *  # noqa: F403
