"""What type checkers are told: every public name and method, and every column of a row with its type."""
import ast
import inspect
import pathlib

import pytest

import sayso

TREE = ast.parse(pathlib.Path(sayso.__file__).with_name("__init__.pyi").read_text(encoding="utf-8"))
CLASSES = {node.name: {item.name: item for item in node.body if isinstance(item, ast.FunctionDef)} for node in TREE.body if isinstance(node, ast.ClassDef)}
TYPES = {"string": "str", "int32": "int", "int8": "int", "float32": "float", "bool": "bool", "date32": "date", "list<string>": "list[str]"}


def test_every_public_name_has_a_type():
    named = {node.name for node in TREE.body if isinstance(node, (ast.ClassDef, ast.FunctionDef))}
    named |= {alias.asname for node in TREE.body if isinstance(node, ast.ImportFrom) for alias in node.names if alias.asname}
    assert set(sayso.__all__) <= named


@pytest.mark.parametrize("name", ["Corpus", "Table", "Reader", "Claim", "Document", "Entity", "Mention", "Row", "Diff"])
def test_every_public_method_has_a_type(name):
    kind = getattr(sayso, name)
    public = {n for n in vars(kind) if not n.startswith("_") and not inspect.ismemberdescriptor(vars(kind)[n])}
    assert public <= set(CLASSES[name])


@pytest.mark.parametrize("name, table", [("Claim", "claims"), ("Document", "documents"), ("Entity", "entities"), ("Mention", "mentions")])
def test_columns_are_attributes_with_their_types(sample, name, table):
    own = {n for n in vars(getattr(sayso, name)) if not n.startswith("_")}
    for column, kind, optional in sample.tables[table].schema:
        if column not in own:
            type = "str" if kind.startswith("dictionary") else TYPES.get(kind, "list[dict[str, Any]]")
            assert ast.unparse(CLASSES[name][column].returns) == type + (" | None" if optional else ""), column


def test_tables_may_stand_in_annotations():
    assert sayso.Table[sayso.Claim].__origin__ is sayso.Table
