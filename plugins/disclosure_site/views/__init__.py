"""From a record's public text to what a template shows; one module per thing shown."""
