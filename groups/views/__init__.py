"""The pages of one group; those that show meetings as well are in `samverkan/pages/groups.py` (ruling 2)."""
