"""A quick form for long columns of text, which would otherwise be told word by word."""

SEPARATOR, NOTHING = "\x1f", "\x00"


def reduce(array):  # noqa: ANN001, ANN201
    """For an array of objects that are all text or None; NotImplemented for any other."""
    values = array.ravel().tolist()
    if set(map(type, values)) - {str, type(None)}:
        return NotImplemented
    joined = SEPARATOR.join(NOTHING if value is None else value for value in values)
    if joined.count(SEPARATOR) != len(values) - 1 or joined.count(NOTHING) != values.count(None):
        return NotImplemented
    return rebuild, (joined.encode("utf-8", "surrogatepass"), array.shape)


def rebuild(joined: bytes, shape: tuple):  # noqa: ANN201
    import numpy as np  # noqa: PLC0415

    text = joined.decode("utf-8", "surrogatepass")
    values = text.split(SEPARATOR)
    if NOTHING in text:
        values = [None if value == NOTHING else value for value in values]
    array = np.empty(len(values), dtype=object)
    array[:] = values
    return array.reshape(shape)
