"""From papers to the atlas: tags with their reasons, topics, relations, mentions."""
