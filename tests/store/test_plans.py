from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.errors import StoreError, Unknown
from planner.model import Log, Plan
from planner.store import Store, new_person, person_of

Maker = Callable[..., Plan]


def test_a_plan_comes_back_as_it_went_in(store: Store, make_plan: Maker) -> None:
    plan = make_plan()
    kept = store.add_plan(plan)
    assert kept.key == plan.id
    assert store.plan(plan.id) == plan


def test_adding_the_same_plan_again_changes_nothing(store: Store, make_plan: Maker) -> None:
    first = store.add_plan(make_plan())
    assert store.add_plan(make_plan()) == first
    assert len(store.revisions(first.key)) == 1


def test_adding_another_plan_under_the_same_id_is_refused(store: Store, make_plan: Maker) -> None:
    key = store.add_plan(make_plan()).key
    with pytest.raises(StoreError) as refused:
        store.add_plan(make_plan(sessions=1))
    assert refused.value.code == "store-plan-exists"
    assert len(store.plan(key).sessions) == 3


def test_every_revision_is_kept_and_shown(store: Store, make_plan: Maker) -> None:
    key = store.add_plan(make_plan()).key
    second = store.save_revision(make_plan(sessions=2, made_on=date(2026, 11, 9)), 1, why="adapted")
    assert second.revision == 2
    assert [len(store.plan(key, number).sessions) for number in (1, 2)] == [3, 2]
    assert store.plan(key) == second
    assert [(r.number, r.why, r.made_on.day) for r in store.revisions(key)] == [
        (1, "followed", 1),
        (2, "adapted", 9),
    ]
    assert store.kept(key).revision == 2


def test_going_back_is_a_new_revision_with_the_old_content(store: Store, make_plan: Maker) -> None:
    key = store.add_plan(make_plan()).key
    store.save_revision(make_plan(sessions=1), 1)
    again = store.return_to(key, 1, 2)
    assert again == make_plan(revision=3)
    assert [r.why for r in store.revisions(key)] == ["followed", "adapted", "returned"]


def test_who_comes_second_is_told(store: Store, make_plan: Maker) -> None:
    key = store.add_plan(make_plan()).key
    store.save_revision(make_plan(sessions=2), 1)
    with pytest.raises(StoreError) as refused:
        store.save_revision(make_plan(sessions=1), 1)
    assert refused.value.code == "store-conflict"
    assert refused.value.values == {"plan": key, "expected": 1, "current": 2}
    assert len(store.plan(key).sessions) == 2


def test_saving_again_after_a_lost_answer_changes_nothing(store: Store, make_plan: Maker) -> None:
    key = store.add_plan(make_plan()).key
    saved = store.save_revision(make_plan(sessions=2), 1)
    assert store.save_revision(make_plan(sessions=2), 1) == saved
    assert store.kept(key).revision == 2


def test_two_strangers_with_one_name_and_one_race_stay_apart(store: Store, make_plan: Maker) -> None:
    keys = [store.add_plan(make_plan("", sessions=n), person=new_person()).key for n in (1, 2)]
    assert [len(store.plan(key).sessions) for key in keys] == [1, 2]
    store.save_revision(make_plan("", sessions=0), 1, key=keys[0])
    assert [len(store.plan(key).sessions) for key in keys] == [0, 2]


def test_plans_are_listed_by_person_the_last_changed_first(store: Store, make_plan: Maker) -> None:
    for name in ("Lan", "Minh"):
        store.add_plan(make_plan(name))
    store.add_plan(make_plan("Lan", id="plan-lan-2"))
    store.save_revision(make_plan("Lan", sessions=1), 1)
    assert [kept.key for kept in store.plans()] == ["plan-lan", "plan-lan-2", "plan-minh"]
    assert [kept.key for kept in store.plans(person_of("Minh"))] == ["plan-minh"]
    assert store.people() == (person_of("Lan"), person_of("Minh"))


def test_an_unknown_plan_is_refused_with_the_nearest(store: Store, make_plan: Maker) -> None:
    store.add_plan(make_plan())
    with pytest.raises(Unknown) as refused:
        store.plan("plan-lam")
    assert refused.value.near == ("plan-lan",)
    with pytest.raises(Unknown, match="store-revision-unknown"):
        store.plan("plan-lan", 7)


@given(st.lists(st.text(), unique=True, min_size=2, max_size=6))
def test_different_names_are_different_people(names: list[str]) -> None:
    from unicodedata import normalize

    distinct = {normalize("NFC", name).strip() for name in names}
    assert len({person_of(name) for name in names}) == len(distinct)


def test_a_person_reads_like_their_name() -> None:
    assert person_of("Đỗ Thị Ánh").startswith("do-thi-anh-")
    assert person_of("") == "runner"


def test_a_revision_takes_its_sources_with_it_or_leaves_both(store: Store, make_plan: Maker) -> None:
    key = store.add_plan(make_plan()).key
    store.save_revision(make_plan(sessions=2), 1, sources="second")
    assert store.sources(key) == "second"
    with pytest.raises(StoreError):
        store.save_revision(make_plan(sessions=1), 1, sources="somebody else's")
    assert store.sources(key) == "second"
    store.return_to(key, 1, 2, sources="first again")
    assert (store.sources(key), store.kept(key).revision) == ("first again", 3)


def test_a_new_plan_takes_its_sources_with_it_and_another_s_are_refused(store: Store, make_plan: Maker) -> None:
    first = store.add_plan(make_plan(), sources="first")
    assert store.sources(first.key) == "first"
    assert store.add_plan(make_plan(), sources="first") == store.add_plan(make_plan()) == first
    with pytest.raises(StoreError, match="store-plan-exists"):
        store.add_plan(make_plan(), sources="second")
    assert store.sources(first.key) == "first"


def test_what_was_logged_since_the_reading_stops_a_revision_and_its_sources(
    store: Store, make_plan: Maker, make_log: Callable[..., Log]
) -> None:
    key = store.add_plan(make_plan(), sources="first").key
    seen = store.kept(key).changes
    store.mark(key, make_log())
    writing: tuple[Callable[[], object], ...] = (
        lambda: store.save_revision(make_plan(sessions=0), 1, sources="second", changes=seen),
        lambda: store.return_to(key, 1, 1, sources="second", changes=seen),
        lambda: store.keep_sources(key, "second", seen),
    )
    for write in writing:
        with pytest.raises(StoreError, match="store-conflict"):
            write()
    assert (store.kept(key).revision, store.sources(key)) == (1, "first")
    store.keep_sources(key, "second", seen + 1)
    with pytest.raises(StoreError, match="store-conflict"):
        store.keep_sources(key, "third", seen + 1)
    saved = store.save_revision(make_plan(sessions=1), 1, changes=seen + 2)
    assert store.save_revision(make_plan(sessions=1), 1, changes=seen + 2) == saved
