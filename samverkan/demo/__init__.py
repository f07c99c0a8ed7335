"""A believable installation made through the verbs: invented people in the three groups of the letter.

It may use every room, and no room may use it. The content is Swedish text, as users write it.
"""
