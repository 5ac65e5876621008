"""Trainings and trainers of the network: its staff say which are approved. For anyone else these pages are not there."""
