from copal.base.wording.amounts import *  # noqa: F403
