"""What this app keeps where: every table, container and queue by name."""

TABLES = ("interviews", "reports", "due", "candidates", "reviews", "quota", "metrics", "resumes", "tallies")
CONTAINERS = ("packs", "resumes", "recordings", "backups")
QUEUES = ("score-requests", "score-requests-poison")
