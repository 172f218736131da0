"""What is packed comes back as it was, or is refused: never as something else."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import Text, column, func, insert, select, table, update

from planner.errors import StoreError
from planner.model import Plan
from planner.store import Store, open_store
from planner.store.glancing import FAULTS, glance, session_days
from planner.store.packing import KEPT, REPLACED, pack, unpack
from planner.store.tables import edition, revision

Maker = Callable[..., Plan]


levels = st.sampled_from((KEPT, REPLACED))


@given(st.text(), levels)
def test_a_document_comes_back_as_it_went_in(document: str, level: int) -> None:
    assert unpack(pack(document, level), "here") == document


@given(st.text(), st.data())
def test_a_torn_document_is_refused_by_the_place_alone(document: str, data: st.DataObject) -> None:
    packed = pack(document, KEPT)
    kept = data.draw(st.integers(0, len(packed) - 1))
    with pytest.raises(StoreError) as refused:
        unpack(packed[:kept], "here")
    assert (refused.value.code, refused.value.values) == ("store-damaged", {"place": "here"})
    assert refused.value.__suppress_context__


@given(st.text(), st.data())
def test_a_document_with_a_wrong_byte_is_never_taken_for_another(document: str, data: st.DataObject) -> None:
    packed = bytearray(pack(document, KEPT))
    packed[data.draw(st.integers(0, len(packed) - 1))] ^= data.draw(st.integers(1, 255))
    found = ""
    with suppress(StoreError):
        found = unpack(bytes(packed), "here")
    assert found in ("", document)


def test_a_plan_of_some_length_takes_a_fifth_of_its_room(store: Store, make_plan: Maker) -> None:
    plan = make_plan(sessions=40)
    store.add_plan(plan)
    with store._database.read() as connection:
        taken = connection.scalar(select(func.length(revision.c.document)))
    assert 0 < taken < len(plan.model_dump_json()) / 5


def test_a_program_that_does_not_pack_is_refused(store: Store, make_plan: Maker) -> None:
    """One that had the store open while another brought it up goes on writing what it knows."""
    key = store.add_plan(make_plan()).key
    unpacked = table(edition.name, *map(column, edition.columns.keys()[:-1]), column("document", Text))
    row = {"plan": key, "variant": "{}", "version": 1, "document": "{}"}
    with pytest.raises(StoreError, match="store-refused"):
        store._database.write(lambda connection: connection.execute(insert(unpacked).values(row)))
    assert store.check().counts["edition"] == 0


def test_a_glance_leaves_what_is_torn_to_the_store(tmp_path: Path, make_plan: Maker) -> None:
    path = str(tmp_path / "store")
    with open_store(path) as store:
        key = store.add_plan(make_plan()).key
        assert session_days(path)
        torn = update(revision).values(document=pack("{}", KEPT)[:-1])
        store._database.write(lambda connection: connection.execute(torn))
        with glance(path) as seen:
            assert seen is not None
            with pytest.raises(FAULTS):
                seen.plan(key)
        assert session_days(path) == {}
        with pytest.raises(StoreError, match="store-damaged"):
            store.plan(key)
