"""Searching: hits that lead to their lines, filters with counts, and help where nothing is found."""

import re

from django.test import Client
from django.urls import reverse

from samraad.meetings.models import Meeting

SEARCH = "/soeg/"


def text_of(client: Client, **query: str) -> str:
    response = client.get(SEARCH, query)
    assert response.status_code == 200
    return response.content.decode()


def test_a_hit_leads_to_its_very_lines(client: Client, meeting: Meeting) -> None:
    text = text_of(client, q="drivhus")
    link = re.search(r'class="found__place" href="([^"]+)#L(\d+)-L(\d+)"', text)
    assert link
    assert "<mark>" in text
    there = client.get(link[1].replace("&amp;", "&")).content.decode()
    assert f'id="L{link[2]}-L{link[3]}"' in there


def test_filters_count_and_narrow(client: Client, meeting: Meeting) -> None:
    text = text_of(client, q="drivhuse")
    assert 'name="aar" value="2024"' in text
    assert 'name="raad" value="KKR Sjælland"' in text
    narrowed = text_of(client, q="drivhuse", raad="KKR Nordjylland")
    assert "Ingen afsnit passer" in narrowed
    assert 'value="KKR Nordjylland" checked' in narrowed


def test_live_search_gets_only_the_results(client: Client, meeting: Meeting) -> None:
    text = client.get(SEARCH, {"q": "drivhuse"}, headers={"HX-Request": "true"}).content.decode()
    assert 'class="results__body"' in text
    assert "<html" not in text


def test_no_query_and_no_hits_say_what_to_do(client: Client, meeting: Meeting) -> None:
    assert "Skriv, hvad du leder efter" in text_of(client)
    assert "Ingen afsnit passer" in text_of(client, q="zebrastribet")


def test_odd_queries_are_answered(client: Client, meeting: Meeting) -> None:
    for query in ('"', "* -", "titel:", "((((", "æ" * 2000, "\x00", "<script>alert(1)</script>", "punkt:3.1"):
        assert "<script>alert" not in text_of(client, q=query, page="999999999", aar="nittenhundrede")


def test_contacts_cannot_be_found_by_the_public(client: Client, meeting: Meeting) -> None:
    for query in ("berta.blomkvist@eksempel.dk", "12345678", '"12 34 56 78"'):
        text = text_of(client, q=query)
        assert "eksempel.dk</" not in text.replace(query, "")
        assert "found__text" not in text or "▮" in text


def test_the_search_field_is_first_on_the_front_page(client: Client, meeting: Meeting) -> None:
    text = client.get(reverse("front")).content.decode()
    assert text.index('role="search"') < text.index("<h2")
