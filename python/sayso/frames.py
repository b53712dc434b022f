"""A table as a pandas.DataFrame. Through Arrow where pyarrow is, whole columns at once; without it out of lists of Python objects.
Both give the same: Int32 for integers that may be null, categories of the words that occur, datetime64[s] for dates, lists as lists."""
from .files import need
from .writing import nested


def frame(table):
    pandas = need("pandas")
    try:
        import pyarrow  # noqa: F401
    except ImportError:
        return of_lists(pandas, table)
    return of_lists(pandas, table) if table._sparse() else of_arrow(pandas, table)


def of_lists(pandas, table):
    columns = table._columns(0, len(table))
    return pandas.DataFrame({name: series(pandas, columns[name], kind, optional) for name, kind, optional in table.schema})


def of_arrow(pandas, table):
    arrow = table.to_arrow()
    lists = [name for name, kind, optional in table.schema if nested(kind) or kind in ("float32", "bool") and optional]
    columns = table._columns(0, len(table), lists) if lists else {}
    return pandas.DataFrame({name: series(pandas, columns[name], kind, optional) if name in columns else taken(pandas, arrow[name], kind, optional)
                             for name, kind, optional in table.schema})


def text_type(pandas):
    """What pandas makes of text when nothing is said."""
    return pandas.Series([""]).dtype


def series(pandas, values, kind, optional):
    """A pandas column of a list. Strings keep None for null; pandas's own default for text is used where it has one."""
    if kind.startswith("dictionary"):
        return pandas.Series(values, dtype="category")
    if kind == "date32":
        import numpy
        return pandas.Series(numpy.array(values, dtype="datetime64[D]").astype("datetime64[s]"))
    if kind in ("int32", "int8", "int64"):
        return pandas.Series(values, dtype=kind.capitalize() if optional else kind)
    if kind in ("float32", "bool") and not optional:
        return pandas.Series(values, dtype=kind)
    if kind == "string":
        return pandas.Series(values, dtype=text_type(pandas))
    return pandas.Series(values, dtype=object)


def taken(pandas, column, kind, optional):
    """The same of a column of Arrow."""
    if kind.startswith("dictionary"):
        return pandas.Series(categories(pandas, column))
    if kind == "date32":
        return pandas.Series(column.to_numpy().astype("datetime64[s]"))
    if kind == "string":
        text = text_type(pandas)
        return pandas.Series(text.__from_arrow__(column) if hasattr(text, "__from_arrow__") else column.to_pandas())
    if optional:
        return pandas.Series(getattr(pandas, kind.capitalize() + "Dtype")().__from_arrow__(column))
    return pandas.Series(column.to_numpy())


def categories(pandas, column):
    """An enumeration, with the words that occur as categories, in their order."""
    import numpy
    column = column.combine_chunks()
    words, codes = column.dictionary.to_pylist(), column.indices.fill_null(-1).to_numpy(zero_copy_only=False)
    used = sorted(words[code] for code in numpy.unique(codes) if code >= 0)
    place = numpy.full(len(words) + 1, -1, dtype="int8")  # the last is that of null, which is -1
    for number, word in enumerate(used):
        place[words.index(word)] = number
    return pandas.Categorical.from_codes(place[codes], categories=pandas.Series(used, dtype="category").cat.categories)
