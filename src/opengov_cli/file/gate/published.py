"""The gate's rules as JSON Schema, for editors and other programs."""

from __future__ import annotations

import json
from gettext import gettext as _

from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue
from pydantic_core import core_schema

from .models import PlanModel


def json_schema() -> JsonSchemaValue:
    """The schema of a plan file: it refuses what the gate refuses of one value, one task or one list."""
    return {
        "$schema": GenerateJsonSchema.schema_dialect,
        "description": _(
            "A yearly open-government work plan. Only `opengov check` sees how its parts fit together (unknown units, "
            "numbers and names given twice, groups in a circle) and how values are written."
        ),
        **PlanModel.model_json_schema(schema_generator=_Generator),
    }


def schema_text() -> str:
    """The schema as a file holds it."""
    return json.dumps(json_schema(), ensure_ascii=False, indent=2) + "\n"


class _Generator(GenerateJsonSchema):
    """Words only where they are ours and not those of the code; a key that may be missing may also be empty."""

    def field_title_should_be_set(self, schema: object) -> bool:  # noqa: ARG002 - whatever the field
        return False

    def model_schema(self, schema: core_schema.ModelSchema) -> JsonSchemaValue:
        return {key: part for key, part in super().model_schema(schema).items() if key != "description"}

    def default_schema(self, schema: core_schema.WithDefaultSchema) -> JsonSchemaValue:
        shape = self.generate_inner(schema["schema"])
        if "enum" in shape:
            return {**shape, "enum": [*shape["enum"], None]}
        types = shape["type"] if isinstance(shape["type"], list) else [shape["type"]]
        return {**shape, "type": [*types, "null"]}

    def nullable_schema(self, schema: core_schema.NullableSchema) -> JsonSchemaValue:
        """No more than the value itself: what may be None has None as its default."""
        return self.generate_inner(schema["schema"])
