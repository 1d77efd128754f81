// The facets by name, and how their values are spelt.

/** name → {name, label, values, spell(value)}, in the order in which the index declares them. */
export function readFacets(labels) {
  return new Map((labels.facets).map(([name, label, given]) => {
    const values = new Map(Object.entries(given ?? {}))
    return [name, { name, label, values, spell: (value) => values.get(value) ?? spellMonth(name, value) }]
  }))
}

function spellMonth(name, value) {
  const parts = name === 'month' ? /^([0-9]{4})-0?([0-9]{1,2})$/u.exec(value) : null
  const [, year, month] = parts ?? []
  return year ? `${year} 年 ${month} 月` : value
}
