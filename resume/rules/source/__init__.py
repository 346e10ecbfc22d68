"""Rules about the Resume: what a person wrote."""
