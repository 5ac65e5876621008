"""Signing in, opening an account, and what a person can see and change about themselves."""
