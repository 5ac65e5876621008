"""Whether words tell of harm to a child, so that a notice about the duty to report is due. Nothing more.

It answers yes or no. It keeps nothing, marks nothing, tells nobody and reports nothing: the duty is a person's, and
the notice only says where. Each language is a file of patterns in `words`, read once. No Django, no network.
"""

from copal.instruments.harm.noticing import LANGUAGES, notice_due

__all__ = ["LANGUAGES", "notice_due"]
