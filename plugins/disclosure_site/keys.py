"""Keys: the digest of everything that a page is made of."""

from hashlib import blake2b

_BETWEEN = "\x1f"
_SIZE_BYTES = 16


def digest(*parts: str) -> str:
    """A digest of texts, in this order; no text may hold U+001F."""
    return blake2b(_BETWEEN.join(parts).encode("utf-8", "surrogatepass"), digest_size=_SIZE_BYTES).hexdigest()
