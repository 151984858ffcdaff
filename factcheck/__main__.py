"""``python -m factcheck``."""

import sys

from factcheck.cli.main import main

if __name__ == "__main__":
    sys.exit(main())
