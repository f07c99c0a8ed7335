"""Papers: the pack, the ZIP, who has opened what, own notes on items. In the namespace `meetings`."""

urlpatterns: list = []
