"""What the words of a time log say."""

import pytest

from simulator.calibration.fit.roles import reading_of


@pytest.mark.parametrize(
    ("activity", "kind", "role", "read"),
    [
        ("Appels sortants", None, "call", "contact"),
        ("Cold calling", None, "call", "contact"),
        ("call", "prepare", "call", "prepare"),
        ("Téléprospection", None, "call", "contact"),
        ("E-mails de prospection", None, "message", "contact"),
        ("Visite chez le client", None, "follow", "contact"),
        ("Trajet", None, "follow", "travel"),
        ("Réunion d’équipe", None, "owed", "meeting"),
        ("Client meeting", None, "follow", "contact"),
        ("Formation produit", None, "owed", "training"),
        ("Saisie CRM", None, "owed", "report"),
        ("Anything else", None, "unknown", "report"),
        ("R1 découverte", None, "follow", "contact"),
        ("Tournée clients", None, "follow", "travel"),
        ("Propale", None, "follow", "contact"),
        ("Quoting", None, "follow", "contact"),
        ("Site survey", None, "follow", "contact"),
        ("Voiture", None, "follow", "travel"),
        ("Prépa fichier", None, "follow", "prepare"),
        ("Pige téléphonique", None, "call", "contact"),
        ("Dialling", None, "call", "contact"),
        ("Cold outreach", None, "call", "contact"),
        ("LinkedIn outreach", None, "message", "contact"),
        ("Inbox", None, "message", "contact"),
        ("Réu lundi", None, "owed", "meeting"),
        ("Point équipe", None, "owed", "meeting"),
        ("Point client", None, "follow", "contact"),
        ("CP", None, "away", "report"),
        ("Annual leave", None, "away", "report"),
        ("Congés payés", None, "away", "report"),
        ("Lunch", None, "away", "report"),
        ("Déjeuner client", None, "follow", "contact"),
        ("Visite", "travel", "follow", "travel"),
        ("Point hebdomadaire", "meeting", "owed", "meeting"),
    ],
)
def test_words(activity, kind, role, read) -> None:
    found = reading_of(activity, kind)
    assert (found.role, found.kind, found.guessed) == (role, read, kind is None)
