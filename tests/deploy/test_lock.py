"""What is installed is locked, and what the container is built on is pinned."""

import re
import tomllib

from tests.browser.conftest import ROOT

LOCK = (ROOT / "requirements.txt").read_text()
COMPOSE = (ROOT / "deploy" / "compose.yaml").read_text()


def test_every_package_has_hashes_and_comes_from_nowhere_in_particular():
    packages = re.split(r"\n(?=\w)", LOCK.split("\n", 2)[2])
    assert len(packages) > 30
    assert all(re.match(r"[\w.-]+==\S+.*? \\\n +--hash=sha256:[0-9a-f]{64}", package) for package in packages)
    assert "://" not in LOCK
    assert "--index" not in LOCK


def test_the_lock_is_of_what_the_project_asks_for():
    asked = tomllib.loads((ROOT / "pyproject.toml").read_text())["dependency-groups"]["run"]
    assert len(asked) >= 5
    for pin in asked:
        assert f"\n{pin} \\\n" in LOCK


def test_the_base_and_nginx_are_pinned_by_digest():
    base = re.search(r"^FROM (\S+)$", (ROOT / "Dockerfile").read_text(), re.MULTILINE)[1]
    assert re.search(
        rf"- {re.escape(base)}=docker-image://python:3\.11\S*@sha256:[0-9a-f]{{64}}$", COMPOSE, re.MULTILINE
    )
    assert re.search(r"image: nginx:\S+@sha256:[0-9a-f]{64}$", COMPOSE, re.MULTILINE)
