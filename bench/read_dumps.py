"""The floor of dumps in Python: json and numpy's percentiles over each file of a folder."""

import json
import pathlib
import sys

import numpy

for path in pathlib.Path(sys.argv[1]).rglob("*.json"):
    record = json.loads(path.read_bytes())
    for values in (record["ttfts"], [gap for gaps in record["itls"] for gap in gaps]):
        assert numpy.percentile(values, [50, 90, 95, 99])[3] > 0
