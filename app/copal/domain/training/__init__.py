"""Elective training: which titles and trainers the network approves, and whose minutes wait for that.

A community names what it wants to do on its agenda; network staff approve it or do not. This room never credits
anybody: minutes that wait stand here, and a journey brings them into the ledger once it is said what they are.
"""
