"""Questions to the search index and their answers, as the command line and the search service give them."""
