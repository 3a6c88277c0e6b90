"""`summary.json`: everything found, for programs (the contract's names, nan as null)."""

import json
import math
from collections.abc import Mapping
from dataclasses import asdict, fields, is_dataclass
from pathlib import Path

import numpy as np

from simulator.findings import SCHEMA_VERSION, Comparison, Findings, MixFindings
from simulator.presentation.files import write_whole


def to_summary(findings: Findings) -> dict[str, object]:
    """Return the summary as JSON's own types; `summary.schema.json` describes it.

    Parameters
    ----------
    findings : Findings
        What the study found; pictures and rows' differences stay out.

    Returns
    -------
    dict
        Keys in a fixed order, undefined numbers as None.
    """
    summary: dict[str, object] = {
        "schema_version": SCHEMA_VERSION,
        "title": findings.title,
        "language": findings.language,
        "currency": findings.currency,
        "provenance": asdict(findings.provenance),
        "headline": findings.headline,
        "horizon_weeks": findings.horizon_weeks,
        "run_off_weeks": findings.run_off_weeks,
        "baseline": findings.baseline,
        "trial": findings.trial,
        "target": findings.target,
        "profile_targets": dict(findings.profile_targets),
        "min_revenue_per_appointment": findings.min_revenue_per_appointment,
        "mixes": {name: _mix(mix) for name, mix in findings.mixes.items()},
        "comparisons": {name: _comparison(comparison) for name, comparison in findings.comparisons.items()},
        "ignorance_share": findings.ignorance_share,
        "decision": findings.decision,
        "advice": [{"code": a.code, "key": a.key, "params": a.params} for a in findings.advice],
        "assumptions": findings.assumptions,
        "labels": dict(findings.labels),
    }
    return {key: _plain(value) for key, value in summary.items()}


def plain_record(record: object) -> dict[str, object]:
    """Return a record's fields as JSON's own types, undefined numbers as None."""
    return {name: _plain(value) for name, value in vars(record).items()}


def versioned_record(record: object) -> dict[str, object]:
    """Return a record as a file of it begins: with the version of the schema that describes it."""
    return {"schema_version": SCHEMA_VERSION, **plain_record(record)}


def write_json(path: Path, content: Mapping[str, object]) -> None:
    """Write JSON whole or not at all.

    Raises
    ------
    OSError
        When the file cannot be written.
    """
    write_whole({path: json_bytes(content)})


def json_bytes(content: Mapping[str, object]) -> bytes:
    """Return what a file of JSON holds."""
    return f"{json.dumps(content, ensure_ascii=False, allow_nan=False, indent=1)}\n".encode()


def _mix(mix: MixFindings) -> dict[str, object]:
    return {field.name: getattr(mix, field.name) for field in fields(mix)}


def _comparison(comparison: Comparison) -> dict[str, object]:
    return {field.name: getattr(comparison, field.name) for field in fields(comparison)}


def _plain(value: object) -> object:
    """Turn records, mappings, arrays, numbers and nan into what JSON can hold."""
    if isinstance(value, float):
        return float(value) if math.isfinite(value) else None
    if isinstance(value, bool | str | int | None):
        return value
    if isinstance(value, Mapping):
        return {str(key): _plain(part) for key, part in value.items()}
    if isinstance(value, list | tuple | np.ndarray):
        return [_plain(part) for part in value]
    if is_dataclass(value):
        return {field.name: _plain(getattr(value, field.name)) for field in fields(value)}
    return _plain(value.item()) if hasattr(value, "item") else str(value)
