"""Language models of many providers behind one call. A leaf: knows nothing of interviews."""
