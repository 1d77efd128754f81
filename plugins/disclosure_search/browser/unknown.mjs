// Values in the address that the index does not have, such as those of an old bookmark: told, not ignored.

/** A set of “name=value”. `index.seen`: values that counts have named. */
export async function findUnknown({ filters }, { total }, { engine, facets, seen }) {
  const unsure = Object.entries(filters).flatMap(([name, values]) => {
    const facet = facets.get(name)
    if (!facet || (total && values.length === 1)) return [] // a day; or a value that has just found something
    return values.filter((value) => !facet.values.has(value) && !seen.has(`${name}=${value}`)).map((value) => [facet, value])
  })
  const unknown = await Promise.all(unsure.map(async ([{ name, values }, value]) => {
    const listed = values.size > 0 // then all are listed
    const isKnown = !listed && (await engine.search('', { filters: { [name]: [value] }, limit: 0 })).total > 0
    return isKnown ? [] : [`${name}=${value}`]
  }))
  return new Set(unknown.flat())
}
