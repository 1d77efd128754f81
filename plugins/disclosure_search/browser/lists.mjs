// Ascending lists of record numbers, put together.
export function intersect(one, other) {
  const both = []
  let b = 0
  for (const record of one) {
    while (other[b] < record) b += 1
    if (other[b] === record) both.push(record)
  }
  return both
}

export function unite(one, other) {
  if (!one.length) return other
  if (!other.length) return one
  const all = []
  let a = 0
  let b = 0
  while (a < one.length || b < other.length) {
    const next = b >= other.length || one[a] <= other[b] ? one[a] : other[b]
    all.push(next)
    if (one[a] === next) a += 1
    if (other[b] === next) b += 1
  }
  return all
}

export function without(one, other) {
  const gone = new Set(other)
  return one.filter((record) => !gone.has(record))
}
