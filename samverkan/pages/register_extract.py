from django.http import Http404


def own(request):
    raise Http404


def of(request, pk):
    raise Http404
