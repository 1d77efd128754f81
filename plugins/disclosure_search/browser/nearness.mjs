// Keys under which a number that was typed slightly wrong still meets the one that was meant: the twin of ../nearness.py.
const SHORTEST_CODE = 12
const HALF_USCC = 9

export function nearKeys(key) {
  const atoms = key.split('|')
  const year = atoms.findIndex((atom, place) => place > 0 && place < atoms.length - 1 && /^[0-9]{4}$/u.test(atom))
  if (year > 0) return [`~${atoms.slice(year).join('|')}`, `~${atoms.filter((_, place) => place !== year).join('|')}`]
  const characters = [...key]
  if (atoms.length > 1 || characters.length < SHORTEST_CODE) return []
  const half = Math.abs(characters.length - 2 * HALF_USCC) <= 1 ? HALF_USCC : Math.floor(characters.length / 2)
  return [`~${characters.slice(0, half).join('')}`, `${characters.slice(-half).join('')}~`]
}

/** How many characters have to be put in, taken out or replaced to make one of the other. */
export function distance(one, other) {
  const wanted = [...other]
  const row = wanted.map((_, place) => place + 1)
  row.unshift(0)
  ;[...one].forEach((character, number) => {
    let before = row[0]
    row[0] = number + 1
    wanted.forEach((expected, place) => {
      const cost = Math.min(row[place + 1] + 1, row[place] + 1, before + (character === expected ? 0 : 1))
      before = row[place + 1]
      row[place + 1] = cost
    })
  })
  return row.at(-1)
}
