"""Rules about the finished PDF, as other eyes than those that made it read it."""
