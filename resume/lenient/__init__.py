"""Reading the files of others without loss: whatever shape a value has, it ends in a field, in a section of
leftovers or in `meta`, and nothing raises.

A converter is given a draft, our key, their value (text, list or mapping) and its address in their file.
"""
