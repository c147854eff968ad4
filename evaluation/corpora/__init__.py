"""Readers of annotated corpora: each takes the folder of the data and gives frozen records."""
