"""From annotated corpora to a model bundle; the only place where torch is imported."""
