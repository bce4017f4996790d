"""
Gives the questions that schemathesis makes up ids of things that exist, so that they go further than "no such thing". What it makes up
itself is left in one of four places. `HAWKSBILL_ATTACK_MATERIAL` names a JSON file: lists of ids by kind of thing.

A refusal for want of a right, a consent or a purpose is a refusal like that of an unknown id. schemathesis knows no code for it and would
take it for a fault of the server.
"""

import json
import os
from zlib import crc32

import graphql
import schemathesis

with open(os.environ["HAWKSBILL_ATTACK_MATERIAL"], encoding="utf-8") as file:
    MATERIAL = json.load(file)

REFUSED_BY_RIGHT = (b"FORBIDDEN", b"CONSENT_NEEDED", b"PURPOSE_REQUIRED")

# Of what kind of thing an argument takes the id, where its name does not say so itself.
KINDS = {
    "neighbourhood.id": "entity",
    "asHeldOn.id": "mention",
    "idLeadsTo.id": "mention",
    "paths.from": "entity",
    "paths.to": "entity",
    "chart.ids": "entity",
    "accessLog.thing": "entity",
    "addToCase.entities": "entity",
    "judge.left": "mention",
    "judge.right": "mention",
    "split.taken": "mention",
    "split.of": "entity",
    "withdrawJudgement.id": "judgement",
    "withdrawJudgements.ids": "judgement",
    "askConsent.records": "record",
    "decideDisclosure.records": "record",
}


def kept(text: str) -> bool:
    """Whether what was made up stays. From the text alone, so that a seed gives the same questions again."""
    return crc32(text.encode("utf-8", "surrogatepass")) % 4 == 0


def one_of(values: list, text: str):
    return values[crc32(text.encode("utf-8", "surrogatepass")) // 4 % len(values)]


def replaced(field: str, name: str, node: graphql.ValueNode) -> graphql.ValueNode:
    made_up = graphql.print_ast(node)
    if kept(made_up):
        return node
    if isinstance(node, graphql.ListValueNode):
        return graphql.ListValueNode(values=tuple(replaced(field, name, value) for value in node.values[:3]))
    if isinstance(node, graphql.ObjectValueNode):
        return graphql.ObjectValueNode(
            fields=tuple(
                graphql.ObjectFieldNode(name=part.name, value=replaced(field, part.name.value, part.value))
                for part in node.fields
            )
        )
    if name == "after":
        return graphql.NullValueNode()
    if name in ("first", "limit"):
        return graphql.IntValueNode(value=str(1 + crc32(made_up.encode()) % 20))
    kind = KINDS.get(f"{field}.{name}", field if name == "id" else name)
    values = MATERIAL.get(kind)
    if values and isinstance(node, (graphql.StringValueNode, graphql.IntValueNode)):
        return graphql.StringValueNode(value=one_of(values, made_up))
    return node


class WithMaterial(graphql.Visitor):
    def enter_field(self, node: graphql.FieldNode, *_):
        arguments = tuple(
            graphql.ArgumentNode(name=a.name, value=replaced(node.name.value, a.name.value, a.value))
            for a in node.arguments
        )
        return graphql.FieldNode(
            alias=node.alias,
            name=node.name,
            arguments=arguments,
            directives=node.directives,
            selection_set=node.selection_set,
        )


@schemathesis.hook
def map_body(_context, body):
    return graphql.visit(body, WithMaterial())


@schemathesis.hook
def after_call(_context, _case, response):
    for code in REFUSED_BY_RIGHT:
        response.content = response.content.replace(b'"code":"' + code + b'"', b'"code":"BAD_USER_INPUT"')
