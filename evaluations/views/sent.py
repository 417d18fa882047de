def sent(request):
    """What the form was sent with, also when that is nothing; None where the page is only asked for."""
    return request.POST if request.method == "POST" else None
