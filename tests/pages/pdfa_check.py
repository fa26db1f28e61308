"""pdfa_check.py PROFILE FILE…: says of each file whether it keeps a profile (2u, 2a, ua1), by the PyPI package page-validation.

Exit 0 when all do, 1 otherwise."""

import sys

import page

profile, files = sys.argv[1], sys.argv[2:]
bad = 0
for name in files:
    result = page.validate_pdf(name, profile=profile)
    print(f"{name}: {profile} {'PASS' if result.is_compliant else 'FAIL'}, {result.rules.passed} of {result.rules.total} rules")
    for failure in result.failures[:20]:
        print("   ", failure.rule_id, failure.message[:200], failure.object_id and failure.object_id.object_number)
    bad |= not result.is_compliant
sys.exit(bad)
