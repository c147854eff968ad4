"""Scorers: from gold and predicted sets to counts. They know no corpus and no Story."""
