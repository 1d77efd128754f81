"""Charts as SVG, made at build time; the numbers stand in a table beside each."""
