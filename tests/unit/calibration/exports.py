"""Exports as each tool writes them, made from rows of the canonical tables: what a reader must find again."""

import csv
import datetime as dt
import io
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

Row = Mapping[str, Any]
PARIS = ZoneInfo("Europe/Paris")

HOURS: tuple[Row, ...] = tuple(
    {
        "person": person,
        "started": dt.datetime(2026, 3, day, hour, minute),
        "hours": hours,
        "activity": activity,
        "project": project,
        "billable": billable,
    }
    for person, day, hour, minute, hours, activity, project, billable in [
        ("Zoé Lefèvre", 27, 9, 0, 1.5, "Appels", "Acme", False),
        ("Zoé Lefèvre", 27, 10, 45, 0.25, "Compte rendu", "Acme", False),
        ("Jean Dupont", 30, 14, 15, 2.0, "Visite client", "Café & Cie", True),
        ("Jean Dupont", 31, 8, 30, 10.5, "Réunion d'équipe", "Interne; divers", None),
    ]
)
CALLS: tuple[Row, ...] = tuple(
    {
        "person": person,
        "started": dt.datetime(2026, 3, day, hour, minute, second),
        "contact": contact,
        "answered": talk > 0,
        "talk_s": float(talk) if talk else None,
        "ring_s": float(ring),
        "wrap_up_s": float(wrap),
        "direction": direction,
        "success": success,
        "channel": "Prospection",
    }
    for person, day, hour, minute, second, contact, talk, ring, wrap, direction, success in [
        ("Zoé Lefèvre", 27, 9, 0, 12, "33612345678", 0, 21, 4, "outbound", False),
        ("Zoé Lefèvre", 28, 9, 2, 0, "33612345678", 95, 8, 30, "outbound", False),
        ("Jean Dupont", 29, 14, 15, 59, "33687654321", 412, 12, 75, "outbound", True),
        ("Jean Dupont", 30, 18, 0, 1, "33612345678", 33, 6, 10, "outbound", False),
    ]
)
DEALS: tuple[Row, ...] = tuple(
    {
        "deal": deal,
        "person": person,
        "account": account,
        "channel": channel,
        "opened": dt.date(*opened),
        "closed": dt.date(*closed) if closed else None,
        "status": status,
        "value": value,
        "currency": "EUR",
    }
    for deal, person, account, channel, opened, closed, status, value in [
        ("1001", "Zoé Lefèvre", "Acme", "Calls", (2026, 1, 27), (2026, 3, 29), "won", 12_500.5),
        ("1002", "Zoé Lefèvre", "Café & Cie", "Calls", (2026, 2, 28), (2026, 3, 1), "lost", 1_200.0),
        ("1003", "Jean Dupont", "Northwind", "Platform", (2026, 3, 31), None, "open", 8_000.25),
        ("1004", "Jean Dupont", "Globex", "Platform", (2026, 3, 15), None, "open", None),
    ]
)
APPOINTMENTS: tuple[Row, ...] = tuple(
    {
        "platform": "Phoning & Co",
        "delivered": dt.date(2026, 3, day),
        "validated": validated,
        "reason": reason,
        "price": price,
        "held": held,
        "outcome": outcome,
    }
    for day, validated, reason, price, held, outcome in [
        (27, True, None, 140.0, True, "quote"),
        (28, False, "hors cible", 0.0, None, None),
        (30, True, None, 140.5, False, "lost"),
        (31, True, None, 140.0, True, "signed"),
        (31, None, None, None, None, "open"),
    ]
)


@dataclass(frozen=True)
class Export:
    """One tool's way of writing.

    Parameters
    ----------
    name : str
        The format that the reader must recognise.
    table : str
        The canonical table.
    rows : tuple of mapping
        What is to be found again.
    columns : mapping
        Heading -> what a row's cell holds.
    told : tuple of str
        Canonical columns that the export tells.
    """

    name: str
    table: str
    rows: tuple[Row, ...]
    columns: Mapping[str, Callable[[Row], Any]]
    told: tuple[str, ...]

    def cells(self) -> list[list[Any]]:
        """Headings, then one list a row."""
        return [list(self.columns), *([cell(row) for cell in self.columns.values()] for row in self.rows)]


def text_of(cells: Sequence[Sequence[Any]], separator: str = ",", newline: str = "\r\n") -> str:
    """Write cells as CSV."""
    held = io.StringIO()
    csv.writer(held, delimiter=separator, lineterminator=newline).writerows(cells)
    return held.getvalue()


def book_of(path: Path, cells: Sequence[Sequence[Any]]) -> Path:
    """Write cells as a workbook; dates and numbers keep their type."""
    import openpyxl

    book = openpyxl.Workbook()
    for row in cells:
        book.active.append(list(row))
    book.save(path)
    return path


def yes(value: bool | None) -> str:
    return "" if value is None else ("Yes" if value else "No")


def clock(hours: float) -> str:
    seconds = round(hours * 3600)
    return f"{seconds // 3600:02d}:{seconds // 60 % 60:02d}:{seconds % 60:02d}"


def unix(started: dt.datetime) -> int:
    return int(started.replace(tzinfo=PARIS).timestamp())


def utc(started: dt.datetime) -> str:
    return started.replace(tzinfo=PARIS).astimezone(ZoneInfo("UTC")).strftime("%Y-%m-%d %H:%M:%S")


def _at(name: str) -> Callable[[Row], Any]:
    return lambda row: "" if row[name] is None else row[name]


def _nothing(row: Row) -> str:
    return ""


TOLD_HOURS = ("person", "started", "hours", "activity", "project", "billable")
TOGGL = Export(
    "Toggl Track",
    "time",
    HOURS,
    {
        "User": _at("person"),
        "Email": lambda row: "x@example.org",
        "Client": _at("project"),
        "Project": lambda row: "Sales",
        "Task": _at("activity"),
        "Description": lambda row: "some words, and more",
        "Billable": lambda row: yes(row["billable"]),
        "Start date": lambda row: row["started"].strftime("%Y-%m-%d"),
        "Start time": lambda row: row["started"].strftime("%H:%M:%S"),
        "End date": lambda row: (row["started"] + dt.timedelta(hours=row["hours"])).strftime("%Y-%m-%d"),
        "End time": lambda row: (row["started"] + dt.timedelta(hours=row["hours"])).strftime("%H:%M:%S"),
        "Duration": lambda row: clock(row["hours"]),
        "Tags": _nothing,
        "Amount (EUR)": _nothing,
    },
    TOLD_HOURS,
)
CLOCKIFY = Export(
    "Clockify",
    "time",
    HOURS,
    {
        "Project": lambda row: "Sales",
        "Client": _at("project"),
        "Description": lambda row: "words",
        "Task": _at("activity"),
        "User": _at("person"),
        "Group": _nothing,
        "Email": lambda row: "x@example.org",
        "Tags": _nothing,
        "Billable": lambda row: yes(row["billable"]),
        "Start Date": lambda row: row["started"].strftime("%d/%m/%Y"),
        "Start Time": lambda row: row["started"].strftime("%H:%M:%S"),
        "End Date": _nothing,
        "End Time": _nothing,
        "Duration (h)": lambda row: clock(row["hours"]),
        "Duration (decimal)": lambda row: f"{row['hours']:.2f}",
        "Billable Rate (USD)": _nothing,
    },
    TOLD_HOURS,
)
HARVEST = Export(
    "Harvest",
    "time",
    tuple({**row, "started": row["started"].replace(hour=0, minute=0)} for row in HOURS),
    {
        "Date": lambda row: row["started"].strftime("%Y-%m-%d"),
        "Client": _at("project"),
        "Project": lambda row: "Sales",
        "Project Code": _nothing,
        "Task": _at("activity"),
        "Notes": lambda row: "words",
        "Hours": _at("hours"),
        "Billable?": lambda row: yes(row["billable"]),
        "Invoiced?": lambda row: "No",
        "First Name": lambda row: row["person"].split()[0],
        "Last Name": lambda row: row["person"].split()[1],
        "Employee?": lambda row: "Yes",
    },
    TOLD_HOURS,
)
OUR_TIME = Export(
    "time log",
    "time",
    HOURS,
    {
        "Commercial": _at("person"),
        "Début": lambda row: row["started"].strftime("%d/%m/%Y %H:%M"),
        "Durée (h)": _at("hours"),
        "Activité": _at("activity"),
        "Client": _at("project"),
        "Facturable": lambda row: {None: "", True: "oui", False: "non"}[row["billable"]],
    },
    TOLD_HOURS,
)
TOLD_CALLS = ("person", "started", "contact", "answered", "talk_s", "ring_s", "direction", "channel")
AIRCALL = Export(
    "Aircall",
    "calls",
    CALLS,
    {
        "line": _at("channel"),
        "datetime (TZ offset incl.)": lambda row: row["started"].strftime("%Y-%m-%d %H:%M:%S"),
        "number timezone": lambda row: "Europe/Paris",
        "datetime (UTC)": lambda row: utc(row["started"]),
        "country_code": lambda row: "FR",
        "direction": _at("direction"),
        "from": lambda row: "33100000000",
        "to": _at("contact"),
        "answered": lambda row: yes(row["answered"]),
        "missed_call_reason": _nothing,
        "user": _at("person"),
        "duration (total)": lambda row: int(row["ring_s"] + (row["talk_s"] or 0)),
        "duration (in call)": lambda row: int(row["talk_s"]) if row["talk_s"] else "",
        "comments": lambda row: "asked for a quote,\nthen hung up",
        "tags": _nothing,
    },
    TOLD_CALLS,
)
AIRCALL_API = Export(
    "Aircall (API)",
    "calls",
    tuple({**row, "ring_s": row["ring_s"]} for row in CALLS),
    {
        "id": lambda row: 7,
        "direction": _at("direction"),
        "status": lambda row: "done",
        "started_at": lambda row: unix(row["started"]),
        "answered_at": lambda row: unix(row["started"]) + int(row["ring_s"]) if row["talk_s"] else "",
        "ended_at": lambda row: unix(row["started"]) + int(row["ring_s"]) + int(row["talk_s"] or 0),
        "duration": lambda row: int(row["ring_s"]) + int(row["talk_s"] or 0),
        "user": _at("person"),
        "raw_digits": _at("contact"),
        "number": _at("channel"),
    },
    TOLD_CALLS,
)
RINGOVER = Export(
    "Ringover",
    "calls",
    CALLS,
    {
        "call_id": lambda row: 1,
        "cdr_id": lambda row: 2,
        "user_name": _at("person"),
        "direction": lambda row: {"outbound": "OUT", "inbound": "IN"}[row["direction"]],
        "contact_number": _at("contact"),
        "channel_id": _at("channel"),
        "start_time": lambda row: row["started"].replace(tzinfo=PARIS).isoformat(),
        "answered_time": lambda row: (
            (row["started"] + dt.timedelta(seconds=row["ring_s"])).replace(tzinfo=PARIS).isoformat()
            if row["talk_s"]
            else ""
        ),
        "end_time": lambda row: (
            (row["started"] + dt.timedelta(seconds=row["ring_s"] + (row["talk_s"] or 0)))
            .replace(tzinfo=PARIS)
            .isoformat()
        ),
    },
    tuple(name for name in TOLD_CALLS if name != "ring_s"),
)
VOCALCOM = Export(
    "Vocalcom Hermes",
    "calls",
    tuple({**row, "talk_s": row["talk_s"] or 0.0} for row in CALLS),
    {
        "ID": lambda row: "87999d0a",
        "Indice": _at("contact"),
        "CallType": lambda row: {"outbound": 2, "inbound": 1}[row["direction"]],
        "CallLocalTime": lambda row: row["started"].strftime("%Y-%m-%d %H:%M:%S.000"),
        "Duration": lambda row: 0,
        "WaitDuration": lambda row: int(row["ring_s"]),
        "ConvDuration": lambda row: int(row["talk_s"]),
        "WrapupDuration": lambda row: int(row["wrap_up_s"]),
        "FirstCampaign": _at("channel"),
        "OutTel": lambda row: "NULL",
        "LastAgent": _at("person"),
        "Comments": lambda row: "NULL",
    },
    (*TOLD_CALLS, "wrap_up_s"),
)
OUR_CALLS = Export(
    "call log",
    "calls",
    CALLS,
    {
        "Téléprospecteur": _at("person"),
        "Date": lambda row: row["started"].strftime("%d/%m/%Y"),
        "Heure": lambda row: row["started"].strftime("%H:%M:%S"),
        "Numéro": _at("contact"),
        "Décroché": lambda row: "oui" if row["answered"] else "non",
        "Durée (s)": lambda row: "" if row["talk_s"] is None else int(row["talk_s"]),
        "Sonnerie (s)": lambda row: int(row["ring_s"]),
        "Post-appel (s)": lambda row: int(row["wrap_up_s"]),
        "Sens": lambda row: "Sortant",
        "RDV": lambda row: "oui" if row["success"] else "non",
        "Campagne": _at("channel"),
    },
    (*TOLD_CALLS, "wrap_up_s", "success"),
)
TOLD_DEALS = ("deal", "person", "account", "channel", "opened", "closed", "status", "value", "currency")
HUBSPOT = Export(
    "HubSpot",
    "deals",
    DEALS,
    {
        "Record ID": _at("deal"),
        "Deal Name": lambda row: f"Deal with {row['account']}",
        "Deal Stage": lambda row: {"won": "Closed Won", "lost": "Closed Lost", "open": "Proposal"}[
            row["status"]
        ],
        "Amount": _at("value"),
        "Deal owner": _at("person"),
        "Close Date": lambda row: f"{row['closed'] or '2026-12-31'} 10:30",
        "Create Date": lambda row: f"{row['opened']} 09:15",
        "Pipeline": lambda row: "Sales",
        "Original Source": _at("channel"),
        "Associated Company": _at("account"),
        "Currency": _at("currency"),
    },
    TOLD_DEALS,
)
HUBSPOT_FR = Export(
    "HubSpot",
    "deals",
    DEALS,
    {
        "ID de fiche d'informations": _at("deal"),
        "Nom de la transaction": lambda row: f"Affaire {row['account']}",
        "Phase de la transaction": lambda row: {"won": "Fermé gagné", "lost": "Fermé perdu", "open": "Devis"}[
            row["status"]
        ],
        "Montant": lambda row: "" if row["value"] is None else str(row["value"]).replace(".", ","),
        "Propriétaire de la transaction": _at("person"),
        "Date de fermeture": lambda row: str(row["closed"] or ""),
        "Date de création": lambda row: str(row["opened"]),
        "Entreprise associée": _at("account"),
        "Source d'origine": _at("channel"),
        "Devise": _at("currency"),
    },
    TOLD_DEALS,
)
PIPEDRIVE = Export(
    "Pipedrive",
    "deals",
    DEALS,
    {
        "Deal - ID": _at("deal"),
        "Deal - Title": lambda row: f"Deal with {row['account']}",
        "Deal - Value": _at("value"),
        "Deal - Currency of value": _at("currency"),
        "Deal - Owner": _at("person"),
        "Deal - Organization": _at("account"),
        "Deal - Stage": lambda row: "Offer",
        "Deal - Status": lambda row: row["status"].capitalize(),
        "Deal - Deal created": lambda row: f"{row['opened']} 08:00:00",
        "Deal - Won time": lambda row: f"{row['closed']} 08:00:00" if row["status"] == "won" else "",
        "Deal - Lost time": lambda row: f"{row['closed']} 08:00:00" if row["status"] == "lost" else "",
        "Deal - Deal source": _at("channel"),
    },
    TOLD_DEALS,
)
PIPEDRIVE_FR = Export(
    "Pipedrive",
    "deals",
    DEALS,
    {
        "Affaire - ID": _at("deal"),
        "Affaire - Titre": lambda row: f"Affaire {row['account']}",
        "Affaire - Valeur": lambda row: (
            "" if row["value"] is None else f"{row['value']:,.2f} €".translate({44: 160, 46: 44})
        ),
        "Affaire - Devise": _at("currency"),
        "Affaire - Propriétaire": _at("person"),
        "Affaire - Organisation": _at("account"),
        "Affaire - Étape": lambda row: "Offre",
        "Affaire - Statut": lambda row: {"won": "Gagné", "lost": "Perdu", "open": "Ouvert"}[row["status"]],
        "Affaire - Affaire créée": lambda row: row["opened"].strftime("%d/%m/%Y"),
        "Affaire - Date de gain": lambda row: (
            row["closed"].strftime("%d/%m/%Y") if row["status"] == "won" else ""
        ),
        "Affaire - Date de perte": lambda row: (
            row["closed"].strftime("%d/%m/%Y") if row["status"] == "lost" else ""
        ),
        "Affaire - Canal": _at("channel"),
    },
    TOLD_DEALS,
)
SALESFORCE = Export(
    "Salesforce report",
    "deals",
    DEALS,
    {
        "Opportunity ID": _at("deal"),
        "Opportunity Name": lambda row: f"Deal with {row['account']}",
        "Stage": lambda row: {"won": "Closed Won", "lost": "Closed Lost", "open": "Negotiation"}[
            row["status"]
        ],
        "Amount": lambda row: "" if row["value"] is None else f"EUR {row['value']:,.2f}",
        "Amount Currency": _at("currency"),
        "Close Date": lambda row: (row["closed"] or dt.date(2026, 12, 31)).strftime("%-m/%-d/%Y"),
        "Created Date": lambda row: row["opened"].strftime("%-m/%-d/%Y"),
        "Lead Source": _at("channel"),
        "Account Name": _at("account"),
        "Opportunity Owner": _at("person"),
    },
    TOLD_DEALS,
)
OUR_DEALS = Export(
    "list of deals",
    "deals",
    DEALS,
    {
        "N° affaire": _at("deal"),
        "Commercial": _at("person"),
        "Client": _at("account"),
        "Canal": _at("channel"),
        "Date d'ouverture": lambda row: row["opened"].strftime("%d.%m.%y"),
        "Date de clôture": lambda row: row["closed"].strftime("%d.%m.%y") if row["closed"] else "",
        "Statut": lambda row: {"won": "gagnée", "lost": "perdue", "open": "en cours"}[row["status"]],
        "Montant": lambda row: "" if row["value"] is None else str(row["value"]).replace(".", ","),
        "Devise": _at("currency"),
    },
    TOLD_DEALS,
)
OUR_APPOINTMENTS = Export(
    "list of appointments",
    "appointments",
    APPOINTMENTS,
    {
        "Plateforme": _at("platform"),
        "Livré le": lambda row: row["delivered"].strftime("%d/%m/%Y"),
        "Validé": lambda row: {None: "", True: "validé", False: "refusé"}[row["validated"]],
        "Motif de refus": _at("reason"),
        "Prix": lambda row: "" if row["price"] is None else f"{row['price']:.2f} €".replace(".", ","),
        "Honoré": lambda row: {None: "", True: "oui", False: "non"}[row["held"]],
        "Suite": lambda row: {
            None: "",
            "quote": "devis",
            "signed": "signé",
            "lost": "perdu",
            "open": "en cours",
        }[row["outcome"]],
    },
    ("platform", "delivered", "validated", "reason", "price", "held", "outcome"),
)
EXPORTS = (
    TOGGL,
    CLOCKIFY,
    HARVEST,
    OUR_TIME,
    AIRCALL,
    AIRCALL_API,
    RINGOVER,
    VOCALCOM,
    OUR_CALLS,
    HUBSPOT,
    HUBSPOT_FR,
    PIPEDRIVE,
    PIPEDRIVE_FR,
    SALESFORCE,
    OUR_DEALS,
    OUR_APPOINTMENTS,
)
