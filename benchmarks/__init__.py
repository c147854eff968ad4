"""How fast fabula is, how much memory it takes, and how both grow with a story's length."""
