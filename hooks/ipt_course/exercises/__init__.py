"""What a learner does beside reading: practice sessions, transcripts to rate, drills."""
