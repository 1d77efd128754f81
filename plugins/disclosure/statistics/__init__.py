"""What the records add up to: counted here, shown by the pages, never typed."""
