"""Django's SQLite with one addition: in a process, one writer at a time, waiting in line.

SQLite itself lets one connection write at a time and makes the others poll. Under many people at once
polling starves some of them; a lock in the process lets them queue instead. Writers in other processes
(the worker) still meet in SQLite's own busy wait. Readers never wait.
"""
