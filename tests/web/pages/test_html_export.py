"""A plan as one HTML file: whole, printable, asking nothing of anybody, and known again."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from html import escape

import pytest

from planner import catalogue, exports, making
from planner.asked import Asked
from planner.exports import html
from planner.exports.html.movements import movement
from planner.model import Plan
from planner.words import speaker

NOW = datetime(2026, 11, 22, 3, tzinfo=UTC)
NAME = "<script>alert(1)</script> & “Huế” 'x'"


@pytest.fixture(scope="module")
def plan() -> Plan:
    made = making.make(Asked(races=("My race@2027-02-28",), gear="box,loop"), now=NOW).plan
    races = tuple(race.model_copy(update={"name": NAME}) for race in made.races)
    return made.model_copy(update={"races": races, "athlete": made.athlete.model_copy(update={"name": NAME})})


@pytest.mark.parametrize("language", ["en", "vi"])
def test_the_file_needs_nothing_else(plan: Plan, language: str) -> None:
    page = exports.export(plan, "html", language).decode()
    assert page.startswith("<!doctype html>")
    assert f'<html lang="{language}">' in page
    assert not re.search(r"<(script|link|img|iframe|form)\b|\b(src|action)=|href=.(?!#)|url\(|@import|\son\w+=", page)


def test_links_stay_in_the_file_and_lead_somewhere(plan: Plan) -> None:
    page = exports.export(plan, "html").decode()
    targets = set(re.findall(r'\bhref="#([^"]*)"', page))
    assert targets <= set(re.findall(r'\bid="([^"]*)"', page))
    assert {session.id for session in plan.sessions} <= targets


def test_a_source_is_told_once(plan: Plan) -> None:
    page = exports.export(plan, "html").decode()
    sources = re.findall(r'<li id="source-\d+">([^<]+)</li>', page)
    assert len(sources) == len(set(sources)) > 3
    assert page.count(sources[0]) == 1


def test_what_people_typed_is_text(plan: Plan) -> None:
    page = exports.export(plan, "html").decode()
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page
    assert "alert(1)</script>" not in page


def test_every_session_movement_and_week_is_told(plan: Plan) -> None:
    page = exports.export(plan, "html").decode()
    assert page.count('<section class="session') == len(plan.sessions)
    assert page.count('<th scope="row">') == len(plan.weeks)
    done = {(each.id, each.ladder) for session in plan.sessions for each in session.exercises}
    assert page.count('<svg class="figure"') == len(done)
    assert page.count('<svg class="chart"') == 1


@pytest.mark.parametrize("language", ["en", "vi"])
def test_without_gear_the_movements_that_are_done_are_drawn_and_told_and_no_others(language: str) -> None:
    plan = making.make(Asked(races=("My race@2027-02-28",), gear="none"), now=NOW).plan
    page = exports.export(plan, "html", language).decode()
    done = {(each.id, each.ladder) for session in plan.sessions for each in session.exercises}
    assert ("monster-walk", "side-lying") in done
    for exercise in catalogue.load().exercises:
        for ladder in exercise.ladders:
            text = (exercise.texts if ladder.id == "main" else ladder.texts)[language]
            assert (escape(text.figure_alt) in page) == ((exercise.id, ladder.id) in done)
            assert (escape(text.how[0]) in page) == ((exercise.id, ladder.id) in done)


def test_a_movement_without_words_of_its_own_borrows_none() -> None:
    walk = catalogue.load().exercise("monster-walk")
    bare = walk.ladders[-1].model_copy(update={"texts": {}})
    view = movement(walk, speaker("en"), bare)
    assert view.name == "Side-lying leg raise"
    assert not view.is_told
    assert (view.drawing, view.alt, view.cues) == ("", "", ())


def test_the_file_is_known_again(plan: Plan) -> None:
    assert html.owner(exports.export(plan, "html")) == plan.id
    assert html.owner(b"<!doctype html><title>Something else</title>") is None


def test_the_same_plan_gives_the_same_bytes(plan: Plan) -> None:
    assert exports.export(plan, "html", "vi") == exports.export(plan, "html", "vi")
