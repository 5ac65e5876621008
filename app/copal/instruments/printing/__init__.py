"""Papers that people keep: certificates as accessible PDF (PDF/UA-1), in any language the network speaks.

`certificate` says what is on one, `press` prints it. Everything written on it comes from the caller, in the
caller's language; this instrument knows typography, scripts and accessibility, and nothing of Copal.
It never decides who earned what, never reads the clock and never opens the network.
"""
