"""What the services of libraries and archives answer."""
