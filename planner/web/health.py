"""Whether a worker lives: ``/healthz``, for whoever starts it again and for whoever sends it requests.

It answers 200 as long as the worker answers at all, with the database away, too: then feeds go on from memory, and
who ended the worker for it would end them. Whether the database can be asked stands in the answer; where it lies
does not.
"""

from __future__ import annotations

from starlette.responses import JSONResponse, Response

PATH = "/healthz"


def health(reachable: bool) -> Response:
    """Return the answer."""
    told = {"status": "ok", "database": "reachable" if reachable else "unreachable"}
    return JSONResponse(told, headers={"Cache-Control": "no-store", "X-Content-Type-Options": "nosniff"})
