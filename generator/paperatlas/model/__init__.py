"""The frozen values that every stage takes and gives: records, papers, the atlas, issues."""
