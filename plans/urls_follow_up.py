"""The yearly follow-up. The namespace `follow_up`."""

from django.urls import path

from plans.views import follow_up_papers, follow_up_words, follow_up_writing, follow_ups

urlpatterns: list = [
    path("", follow_ups.listing, name="list"),
    path("grupp/<slug:slug>/", follow_ups.group, name="group"),
    path("grupp/<slug:slug>/samla/", follow_ups.new, name="new"),
    path("alla/<slug:slug>/samla/", follow_ups.new_combined, name="new_combined"),
    path("<int:pk>/", follow_ups.one, name="one"),
    path("<int:pk>/mal/<int:goal>/", follow_up_words.comment, name="comment"),
    path("<int:pk>/be-om-ord/", follow_up_words.ask, name="ask"),
    path("<int:pk>/sammanfattning/", follow_up_writing.summary, name="summary"),
    path("<int:pk>/granskad/", follow_up_writing.review, name="review"),
    path("<int:pk>/kasta/", follow_up_writing.discard, name="discard"),
    path("<int:pk>/tillbaka/", follow_up_writing.send_back, name="send_back"),
    path("<int:pk>/anta/", follow_up_writing.adopt, name="adopt"),
    path("<int:pk>/publicera/", follow_up_writing.publish, name="publish"),
    path("<int:pk>/papper/", follow_up_papers.paper, name="paper"),
    path("<int:pk>/uppfoljning.pdf", follow_up_papers.pdf, name="pdf"),
    path("<int:pk>/uppfoljning.docx", follow_up_papers.word, name="docx"),
]
