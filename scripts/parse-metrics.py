"""Reads metrics with the official Python client's parsers, which share nothing with ours.

Usage: parse-metrics.py text|openmetrics <METRICS
Prints how many families and samples there are, and the units that are told. Exit status 1 with the
reason when the text is not of that format, or a series is there twice.
"""

import sys

from prometheus_client import openmetrics, parser
import prometheus_client.openmetrics.parser

parsers = {
    "text": parser.text_string_to_metric_families,
    "openmetrics": openmetrics.parser.text_string_to_metric_families,
}
seen = set()
units = set()
families = 0
try:
    for family in parsers[sys.argv[1]](sys.stdin.read()):
        families += 1
        units.add(family.unit)
        for sample in family.samples:
            series = (sample.name, tuple(sorted(sample.labels.items())))
            if series in seen:
                raise ValueError(f"twice: {series}")
            seen.add(series)
except ValueError as error:
    sys.exit(f"{sys.argv[1]}: {error}")
print(f"{families} families, {len(seen)} samples, units: {' '.join(sorted(units - {''}))}")
