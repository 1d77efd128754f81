"""Charts as shapes that a template draws in SVG; the table with the same figures stands under each."""
