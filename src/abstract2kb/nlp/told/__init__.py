"""Results as a sentence tells them: which number is of which outcome, and of which group, whatever the field and however named."""
