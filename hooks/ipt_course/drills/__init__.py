"""Drills: one skill at a time, a patient's line, and criteria to hold one's own reply against."""
