"""A real nginx on an odd port with TLS of its own, set up as docs/operating.md says."""

import os
import re
import shutil
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from ipaddress import ip_address
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from copal.cli.places import ROOT
from tests.several.asking import answers

BLOCK = re.compile(r"```nginx\n(.*?)```", re.DOTALL)
PATIENCE_SECONDS = 10
TEMPORARY = ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")


class NoNginx(RuntimeError):
    """nginx is not installed, and this is CI, where it must be."""


def program() -> str:
    found = shutil.which("nginx", path=os.environ.get("PATH", "") + ":/usr/sbin")
    if found is None:
        if os.environ.get("CI") == "true":
            raise NoNginx("install the package nginx-light")
        pytest.skip("nginx is not installed (apt install nginx-light)")
    return found


def written_down(ports: dict[str, list[int]]) -> tuple[str, str]:
    """The upstreams and the locations from the documentation, with the ports of this test put in."""
    blocks = BLOCK.findall((ROOT / "docs/operating.md").read_text(encoding="utf-8"))
    (pages,) = [block for block in blocks if block.startswith("location / ")]
    (rooms,) = [block for block in blocks if block.startswith("location ~ ")]
    (upstreams,) = [block for block in blocks if "upstream rooms" in block]
    assert "server 127.0.0.1:8010;" in upstreams
    for old, new in (
        ("127.0.0.1:8000", ports["pages"][0]),
        ("127.0.0.1:8001", ports["pages"][1]),
        ("127.0.0.1:8010", ports["rooms"][0]),
    ):
        upstreams = upstreams.replace(old, f"127.0.0.1:{new}")
    there = "http://127.0.0.1:8000"
    return upstreams, pages.replace(there, "http://pages") + rooms.replace(there, "http://rooms")


def configuration(home: Path, port: int, ports: dict[str, list[int]]) -> str:
    upstreams, locations = written_down(ports)
    places = "\n".join(f"{name}_temp_path {home / name};" for name in TEMPORARY)
    user = "user root;" if os.geteuid() == 0 else ""
    return f"""
{user}
daemon off;
pid {home / "pid"};
error_log {home / "error.log"};
events {{ worker_connections 512; }}
http {{
    access_log {home / "access.log"};
    {places}
    {upstreams}
    server {{
        listen 127.0.0.1:{port} ssl;
        ssl_certificate {home / "certificate.pem"};
        ssl_certificate_key {home / "key.pem"};
        {locations}
    }}
}}
"""


def certificate(home: Path) -> None:
    """For 127.0.0.1, signed by itself, for an hour."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "127.0.0.1")])
    now = datetime.now(UTC)
    signed = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(minutes=1))
        .not_valid_after(now + timedelta(hours=1))
        .add_extension(x509.SubjectAlternativeName([x509.IPAddress(ip_address("127.0.0.1"))]), critical=False)
        .sign(key, hashes.SHA256())
    )
    (home / "certificate.pem").write_bytes(signed.public_bytes(serialization.Encoding.PEM))
    (home / "key.pem").write_bytes(
        key.private_bytes(
            serialization.Encoding.PEM,
            serialization.PrivateFormat.PKCS8,
            serialization.NoEncryption(),
        )
    )


@contextmanager
def in_front(home: Path, port: int, ports: dict[str, list[int]]) -> Iterator[None]:
    """Runs until left. `ports` names those of the processes for pages and for rooms."""
    found = program()
    certificate(home)
    file = home / "nginx.conf"
    file.write_text(configuration(home, port, ports), encoding="utf-8")
    process = subprocess.Popen([found, "-p", str(home), "-c", str(file)], stderr=subprocess.DEVNULL)
    try:
        until = time.monotonic() + PATIENCE_SECONDS
        while not answers(port):
            assert process.poll() is None, (home / "error.log").read_text(encoding="utf-8")
            assert time.monotonic() < until
            time.sleep(0.05)
        yield
    finally:
        process.terminate()
        process.wait(PATIENCE_SECONDS)
