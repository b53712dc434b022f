"""What type checkers are told of rows: every column with its type, and tables that know their rows."""
import ast
import pathlib

import pytest

import sayso

TREE = ast.parse(pathlib.Path(sayso.__file__).with_name("__init__.pyi").read_text(encoding="utf-8"))
COLUMNS = {node.name: {item.target.id: ast.unparse(item.annotation) for item in node.body if isinstance(item, ast.AnnAssign)}
           for node in TREE.body if isinstance(node, ast.ClassDef)}
TYPES = {"string": "str", "int32": "int", "int8": "int", "float32": "float", "bool": "bool", "date32": "date", "list<string>": "list[str]"}


@pytest.mark.parametrize("name, table", [("Claim", "claims"), ("Document", "documents"), ("Entity", "entities"), ("Mention", "mentions")])
def test_columns_are_attributes_with_their_types(sample, name, table):
    expected, own = {}, vars(getattr(sayso, name))
    for column, kind, optional in sample.tables[table].schema:
        if column not in own:
            type = "str" if kind.startswith("dictionary") else TYPES.get(kind, "list[dict[str, Any]]")
            expected[column] = type + (" | None" if optional else "")
    assert COLUMNS[name] == expected


def test_tables_may_stand_in_annotations():
    assert sayso.Table[sayso.Claim].__origin__ is sayso.Table
