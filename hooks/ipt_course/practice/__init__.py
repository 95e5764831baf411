"""Practice sessions: the learner says the therapist's next line, and the patient answers."""
