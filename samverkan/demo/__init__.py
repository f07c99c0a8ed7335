"""A believable installation made through the verbs: invented people in the three groups of the letter of 2016.

Composition layer: it may use every room, and no room may use it. The content is Swedish text, as users write it.
"""
