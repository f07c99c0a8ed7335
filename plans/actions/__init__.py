"""Everything that can happen in this room."""

__all__: list[str] = []
