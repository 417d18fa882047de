"""The chapters of a report, one per module: each turns `Figures` into a `Section`, or None with nothing to say."""
