"""What is public: meetings, agendas, published notes, RSS. No log-in. The namespace `public`."""

urlpatterns: list = []
