"""What things are. Imports nothing else of ours."""
