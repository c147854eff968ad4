"""What was measured last, as the commands saved it, and the tables of the docs made of it."""
