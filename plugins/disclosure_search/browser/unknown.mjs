// Values in the address that the index does not have, such as those of an old bookmark: told, not ignored.

/** A set of “name=value”. `index.seen`: values that counts have named. */
export async function findUnknown({ filters }, { total }, { engine, facets, seen }) {
  const unsure = Object.entries(filters).flatMap(([name, values]) => {
    const facet = facets.get(name)
    if (!facet || (total && values.length === 1)) return [] // a day; or a value that has just found something
    return values.filter((value) => !facet.values.has(value) && !seen.has(`${name}=${value}`)).map((value) => [name, value])
  })
  if (!unsure.length) return new Set()
  const all = await engine.facets('', { filters: {} })
  const known = ([name, value]) => (all[name] ?? []).some(([each]) => each === value)
  return new Set(unsure.filter((pair) => !known(pair)).map((pair) => pair.join('=')))
}
