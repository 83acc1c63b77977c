"""What happened and how long it took, counted in each process and added up for the operator. Knows nothing of ours."""
