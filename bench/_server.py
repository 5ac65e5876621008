"""Starts the real process tree on a measured data folder: `python -m bench._server PORT FOLDER`."""

import os
import sys

KEY = "a key for measuring only, on this machine, long enough to be taken for one"


def main() -> int:
    port, folder = int(sys.argv[1]), sys.argv[2]
    os.environ |= {
        "DJANGO_SETTINGS_MODULE": "copal.config.settings",
        "COPAL_MODE": "up",
        "COPAL_DEMO": "0",
        "COPAL_DATA": folder,
        "COPAL_ADDRESS": f"http://127.0.0.1:{port}",
        "COPAL_SECRET_KEY": KEY,
    }
    import django

    django.setup()
    from copal.config.running import household, preparing

    preparing.database()
    preparing.static_files()
    return household.run(
        address="127.0.0.1",
        port=port,
        host=f"127.0.0.1:{port}",
        is_open=lambda: print("open", flush=True),
    )


if __name__ == "__main__":
    sys.exit(main())
