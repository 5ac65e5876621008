"""Who may sign in, what we call them, how to reach them, what they agreed to.

A person may exist before they have an account: invited, on a roster, or added at the door. Opening an
account later changes nothing about who they are. This room knows nothing of communities.
"""
