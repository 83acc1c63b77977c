"""What a candidate and an operator meet in a real browser. A package, so that its tests share one browser."""
