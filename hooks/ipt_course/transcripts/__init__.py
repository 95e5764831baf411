"""A session to rate: a transcript, the learner's marks on the rubric, and the authors'."""
