"""What people take on between meetings: next steps, and things to try out; done, dropped, and how it went.

Whoever has taken something on is asked at the next meeting, and may tell. Nobody is measured by it.
"""
