"""Relating: who is what to whom, and the roles that people hold."""
