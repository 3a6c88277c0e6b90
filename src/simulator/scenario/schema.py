"""JSON Schema of the scenario file, generated from the models; the short form is added where it differs."""

from typing import Any

from simulator.scenario.model import Scenario
from simulator.scenario.notation_schema import definitions as notations, link, mark


def schema() -> dict[str, Any]:
    """Return the JSON Schema (draft 2020-12) of a scenario file, long or short form."""
    found = Scenario.model_json_schema(mode="validation")
    definitions = found["$defs"]
    for table in (found, *definitions.values()):
        table["properties"] = {key: _tidy_field(one) for key, one in table["properties"].items()}
    for table in definitions.values():  # a file that extends another states only what differs: `check` tells
        table.pop("required", None)
    _allow_short_sources(definitions, found["properties"])
    _allow_short_mixes(definitions)
    _allow_short_charges(definitions)
    _allow_overrides(found)
    found["$schema"] = "https://json-schema.org/draft/2020-12/schema"
    found["title"] = "Scenario"
    linked: dict[str, Any] = link({**found, "$defs": {**definitions, **notations()}})
    return linked


def _tidy_field(field: dict[str, Any]) -> dict[str, Any]:
    """One field as editors should see it: no null, which TOML has not, and defaults as they are written."""
    tidy = {
        key: value for key, value in field.items() if not (key in ("unit", "bounds", "default") and not value)
    }
    alternatives = [one for one in field.get("anyOf", []) if one != {"type": "null"}]
    if len(alternatives) == 1:
        tidy = {**{key: value for key, value in tidy.items() if key != "anyOf"}, **alternatives[0]}
    elif alternatives:
        tidy["anyOf"] = alternatives
    default = tidy.get("default")
    if isinstance(default, dict):  # a quantity or an event law, known by default
        default = default.get("mean", default).get("form", {}).get("value")
        tidy = {key: value for key, value in tidy.items() if key != "default"}
        tidy |= {} if default is None else {"default": default}
    return tidy


def _allow_short_sources(definitions: dict[str, Any], properties: dict[str, Any]) -> None:
    text = {"type": "string"}
    for section, name, role in (("channels", "Channel", "attempt"), ("platforms", "Platform", "leads_to")):
        long = definitions[name]
        short = {key: value for key, value in long["properties"].items() if key != role}
        short |= {
            "by": {**text, "description": "the profile that does it; needed when there are several"},
            "hours": {"description": "hours each time", "anyOf": [mark("positive"), mark("law"), _kinds()]},
            "success": mark("probability"),
            "value": mark("law"),
            "margin_rate": mark("probability"),
        }
        definitions[f"Short{name}"] = {
            "type": "object",
            "description": "short form: hours, success and value are a complete model",
            "properties": short,
            "additionalProperties": False,
        }
        either = [{"$ref": f"#/$defs/{name}"}, {"$ref": f"#/$defs/Short{name}"}]
        properties[section]["additionalProperties"] = {"anyOf": either}


def _kinds() -> dict[str, Any]:
    return {"type": "object", "additionalProperties": mark("law")}


def _allow_short_mixes(definitions: dict[str, Any]) -> None:
    """A mix may name profiles and platforms directly, and an order may be a number."""
    either = {"anyOf": [{"type": "number", "minimum": 0}, {"$ref": "#/$defs/Order"}]}
    mix = definitions["Mix"]
    mix["properties"]["orders"]["additionalProperties"] = either
    shares = {"type": "object", "additionalProperties": {"type": "number", "minimum": 0, "maximum": 1}}
    mix["additionalProperties"] = {"anyOf": [shares, *either["anyOf"]]}


def _allow_short_charges(definitions: dict[str, Any]) -> None:
    """Employer charges may be the name of a country's rules."""
    charges = definitions["Profile"]["properties"]["employer_charges"]
    name = definitions["Scheme"]["properties"]["scheme"]
    charges["anyOf"] = [
        *charges.pop("oneOf"),
        {key: name[key] for key in ("const", "enum", "type") if key in name},
    ]


def _allow_overrides(found: dict[str, Any]) -> None:
    found["properties"] |= {
        "extends": {"type": "string", "description": "another scenario file that this one builds on"},
        "set": {"type": "object", "description": "values by quoted path, stronger than the rest of the file"},
    }
    del found["required"]  # a file that extends another states only what differs
    found["anyOf"] = [{"required": ["extends"]}, {"required": ["title", "profiles", "mixes"]}]
