"""Reads Bicep files far enough to check them without the compiler: what is declared, named, set and handed over."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import tree_sitter_bicep
from tree_sitter import Language, Node, Parser

PARSER = Parser(Language(tree_sitter_bicep.language()))

FUNCTIONS = frozenset(
    {
        *(
            "concat",
            "contains",
            "empty",
            "filter",
            "guid",
            "items",
            "json",
            "length",
            "loadJsonContent",
            "map",
            "min",
        ),
        *("range", "replace", "resourceGroup", "string", "subscription", "subscriptionResourceId", "toObject", "union"),
        *("loadTextContent", "uniqueString", "uriComponent", "utcNow"),
    }
)
DECORATORS = frozenset(["allowed", "description", "maxLength", "maxValue", "minLength", "minValue", "secure"])
DECLARED = {"parameter_declaration", "variable_declaration", "resource_declaration", "module_declaration"}


@dataclass(frozen=True)
class Module:
    """A module that a file calls, with the parameters it hands over."""

    file: Path
    given: frozenset[str]


@dataclass(frozen=True)
class Grant:
    """A role assignment: the resource it is about, the name that stands for who, and the ids of the roles."""

    scope: str
    principal: str
    roles: frozenset[str]


class File:
    def __init__(self, path: Path) -> None:
        self.path, self.text = path, path.read_text("utf-8")
        self.root = PARSER.parse(self.text.encode()).root_node

    def faults(self) -> list[str]:
        """Places where the text is no Bicep."""
        return [f"{self.path.name}:{node.start_point.row + 1}" for node in walk(self.root) if _is_fault(node)]

    def declared(self, *kinds: str) -> dict[str, Node]:
        """Declarations of these kinds (all that may be named, without any) by name."""
        wanted = set(kinds) or DECLARED
        return {_text(node.named_children[0]): node for node in self.root.children if node.type in wanted}

    def undefined(self) -> list[str]:
        """Names that are used and are neither declared nor Bicep's own."""
        known = {*self.declared(), *FUNCTIONS, *DECORATORS}
        return sorted({name for name in self._used() if name not in known})

    def unused(self) -> list[str]:
        """Parameters and variables that nothing names."""
        used = set(self._used())
        return sorted(set(self.declared("parameter_declaration", "variable_declaration")) - used)

    def required(self) -> set[str]:
        return {name for name, node in self.declared("parameter_declaration").items() if b"=" not in _bare(node)}

    def outputs(self) -> dict[str, str]:
        """What each output is made of."""
        found = [node for node in self.root.children if node.type == "output_declaration"]
        return {_text(node.named_children[0]): _text(node.named_children[-1]) for node in found}

    def modules(self) -> dict[str, Module]:
        found: dict[str, Module] = {}
        for name, node in self.declared("module_declaration").items():
            target = _text(next(each for each in node.named_children if each.type == "string")).strip("'")
            body = next(each for each in walk(node) if each.type == "object")
            given = {key for each, value in properties(body) if each == "params" for key, _ in properties(value)}
            found[name] = Module((self.path.parent / target).resolve(), frozenset(given))
        return found

    def handed(self, module: str) -> dict[str, str]:
        """The parameters of a module with what it gets for each."""
        body = next(each for each in walk(self.declared("module_declaration")[module]) if each.type == "object")
        given = next((value for each, value in properties(body) if each == "params"), None)
        return {} if given is None else {key: _text(value) for key, value in properties(given)}

    def grants(self) -> list[Grant]:
        found = []
        for node in self.declared("resource_declaration").values():
            text = _text(node)
            if "Microsoft.Authorization/roleAssignments@" in text:
                said = {key: _one(rf"^ +{key}: (\w+)$", text) for key in ("scope", "principalId")}
                role = _one(r"roleDefinitions', ([\w.]+)\)", text)
                ids = self.pairs("roles").values() if role == "role.value" else [self.texts()[role]]
                found.append(Grant(said["scope"], said["principalId"], frozenset(ids)))
        return found

    def texts(self) -> dict[str, str]:
        """Variables with what they are, as it is written."""
        nodes = self.declared("variable_declaration")
        return {name: _text(node.named_children[-1]).strip("'") for name, node in nodes.items()}

    def secrets(self) -> set[str]:
        """Parameters that are secret, and variables that are made of one."""
        found = set(re.findall(r"^@secure\(\)\n(?:@.*\n)*param (\w+)", self.text, re.MULTILINE))
        while more := {n for n, of in self.texts().items() if set(re.findall(r"\w+", of)) & found} - found:
            found |= more
        return found

    def pairs(self, variable: str) -> dict[str, str]:
        """The keys and texts of a variable that is an object."""
        node = self.declared("variable_declaration")[variable].named_children[-1]
        return {key: _text(value).strip("'") for key, value in properties(node)}

    def items(self, variable: str) -> list[str]:
        node = self.declared("variable_declaration")[variable].named_children[-1]
        return [_text(each).strip("'") for each in node.named_children if each.type == "string"]

    def resource_types(self) -> list[str]:
        return re.findall(r"^resource \w+ '([^']+)'", self.text, re.MULTILINE)

    def _used(self) -> Iterator[str]:
        own = {node.named_children[0].id for node in self.declared().values()}
        for node in walk(self.root):
            if node.type in ("identifier", "compatible_identifier") and node.id not in own and not _is_label(node):
                name = _text(node)
                if name not in _bound(node):
                    yield name


def walk(node: Node) -> Iterator[Node]:
    yield node
    for child in node.children:
        yield from walk(child)


def properties(node: Node) -> Iterator[tuple[str, Node]]:
    for child in node.named_children:
        if child.type == "object_property":
            yield _text(child.named_children[0]).strip("'"), child.named_children[-1]


def _one(pattern: str, text: str) -> str:
    found = re.search(pattern, text, re.MULTILINE)
    if found is None:
        raise ValueError(f"nothing fits {pattern} in: {text}")
    return found[1]


def _text(node: Node) -> str:
    return (node.text or b"").decode()


def _bare(node: Node) -> bytes:
    return node.text or b""


def _is_fault(node: Node) -> bool:
    return node.type == "ERROR" or node.is_missing


def _is_label(node: Node) -> bool:
    """A key of an object, the name of an output or of what is declared, a type: not a use of a name."""
    parent = node.parent
    if parent is None:
        return False
    first = parent.named_children[0].id == node.id
    return parent.type == "type" or (first and parent.type in ("object_property", "output_declaration"))


def _bound(node: Node) -> set[str]:
    """The names that loops and lambdas around a place bind."""
    names: set[str] = set()
    at: Node | None = node
    while at is not None:
        if at.type == "for_statement":
            names |= {_text(at.named_children[0])}
        if at.type == "lambda_expression":
            names |= {_text(each) for each in walk(at.named_children[0]) if each.type == "identifier"}
        at = at.parent
    return names
