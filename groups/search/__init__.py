"""Search over what the rooms have said can be searched, in Swedish, by what the reader may read (ruling
33)."""
