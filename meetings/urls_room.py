"""In the room: roll call, the notes of a whole meeting, the screen on the wall. In the namespace
`meetings`."""

urlpatterns: list = []
