"""Programs that tests need and pip does not bring."""

import os
import shutil
import subprocess


def install(package: str) -> None:
    """Install one of Debian's packages, where that is possible; none of its services is started."""
    if os.geteuid() == 0 and shutil.which("apt-get"):
        environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive", "RUNLEVEL": "1"}
        for command in ("update", f"install -y --no-install-recommends {package}"):
            subprocess.run(["apt-get", *command.split()], env=environment, check=False)
