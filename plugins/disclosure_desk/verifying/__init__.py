"""`make verify`: whether what was built step by step is what a build from nothing makes, byte for byte."""
