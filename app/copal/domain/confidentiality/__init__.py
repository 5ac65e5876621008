"""May these words reach these people? Whatever others will read passes through here first.

It makes `Screened` values, the only text other rooms store for readers, so a plain string can never be
published. It decides nothing for the writer: it tidies, refuses what no page could show, and (as the
check for identifying details grows here) warns.
"""
