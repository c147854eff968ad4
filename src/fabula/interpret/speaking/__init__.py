"""Speaking: who says each line, and to whom."""
