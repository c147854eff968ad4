"""Feeling: what people feel, toward whom and why; what they want, believe and intend."""
