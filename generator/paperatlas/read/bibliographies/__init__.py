"""What reference managers write."""
