"""JSON Schema of quantities and event laws, for editors."""

from typing import Any

from simulator.scenario.notations import Domain

#: Name of each notation among the schema's definitions.
NAMES = {"positive": "Quantity", "probability": "ProbabilityQuantity", "law": "EventLaw"}
#: Stands in a model's schema where `link` puts a reference to the definition.
MARK = "x-notation"
SOURCE = {"type": "string", "description": "where it comes from"}
NUMBER = {"type": "number"}


def mark(notation: str) -> dict[str, Any]:
    """Stand-in for a notation, until `link` replaces it."""
    return {MARK: notation}


def link(schema: Any) -> Any:
    """Replace every stand-in by a reference, so that each notation is written once."""
    if isinstance(schema, list):
        return [link(one) for one in schema]
    if not isinstance(schema, dict):
        return schema
    linked = {key: link(one) for key, one in schema.items() if key != MARK}
    return linked | ({"$ref": f"#/$defs/{NAMES[schema[MARK]]}"} if MARK in schema else {})


def definitions() -> dict[str, Any]:
    """Definitions that the references of `link` lead to."""
    return {
        NAMES["positive"]: quantity_schema("positive"),
        NAMES["probability"]: quantity_schema("probability"),
        NAMES["law"]: law_schema(),
    }


def quantity_schema(domain: Domain) -> dict[str, Any]:
    """Every notation of a parameter (model.md section 3), in its domain."""
    bound: dict[str, Any] = {"type": "number", "minimum": 0}
    if domain == "probability":
        bound["maximum"] = 1
    tables = [
        *_percentiles(bound),
        _table("lowest, likeliest, highest value", ("low", "likely", "high"), bound),
        _table("mean and standard deviation", ("mean", "sd"), bound),
        _table("mean and coefficient of variation", ("mean", "cv"), NUMBER),
        _table("known, with its source", ("value",), bound),
        *((_counts(),) if domain == "probability" else ()),
        *_shaped(),
    ]
    return {"anyOf": [bound, *tables]}


def law_schema() -> dict[str, Any]:
    """Every way of writing an event law; belief stands only inside `mean`."""
    mean = mark("positive")
    moments = _table("varies around a mean", ("mean",), mean)
    moments["properties"] |= {"cv": {"type": "number", "minimum": 0}, "sd": {"type": "number", "minimum": 0}}
    known = _table("constant, with its source", ("value",), {"type": "number", "minimum": 0})
    shaped = [{**one, "properties": {**one["properties"], "mean": mean}} for one in _shaped()]
    return {"anyOf": [{"type": "number", "minimum": 0}, known, moments, *shaped]}


def _table(meaning: str, keys: tuple[str, ...], value: dict[str, Any]) -> dict[str, Any]:
    return {
        "type": "object",
        "description": meaning,
        "properties": {**dict.fromkeys(keys, value), "source": SOURCE},
        "required": list(keys),
        "additionalProperties": False,
    }


def _percentiles(bound: dict[str, Any]) -> list[dict[str, Any]]:
    pairs = (("p5", "p95"), ("p10", "p90"), ("p25", "p75"))
    found = [_table("two percentiles, with or without the median", pair, bound) for pair in pairs]
    for one in found:
        one["properties"]["p50"] = bound
    return found


def _counts() -> dict[str, Any]:
    found = _table(
        "successes seen in a number of trials", ("successes", "trials"), {"type": "number", "minimum": 0}
    )
    found["properties"]["prior"] = {"type": "array", "items": NUMBER, "minItems": 2, "maxItems": 2}
    return found


def _shaped() -> list[dict[str, Any]]:
    samples = _table("observed values, or the file that holds them", ("samples",), {})
    samples["properties"] |= {
        "samples": {"anyOf": [{"type": "string"}, {"type": "array", "items": NUMBER, "minItems": 1}]},
        "column": {"type": "string"},
    }
    dist = {
        "type": "object",
        "description": "a distribution of scipy.stats with its own parameters",
        "properties": {"dist": {"type": "string"}, "source": SOURCE},
        "required": ["dist"],
        "additionalProperties": NUMBER,
    }
    return [samples, dist]
