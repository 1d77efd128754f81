// Elements from names, attributes and texts. What a record says only ever becomes text, so nothing in it can become markup.

export function make(name, attributes = {}, ...children) {
  const element = document.createElement(name)
  for (const [key, value] of Object.entries(attributes)) {
    if (value !== false && value !== undefined) element.setAttribute(key, value === true ? '' : value)
  }
  element.append(...children)
  return element
}

/** A text with marks at [start, end] in UTF-16 units: ascending, not overlapping. */
export function markText(text, marks = []) {
  const parts = []
  let place = 0
  for (const [start, end] of marks) {
    parts.push(text.slice(place, start), make('mark', {}, text.slice(start, end)))
    place = end
  }
  return [...parts, text.slice(place)]
}

/** Thousands separated; toLocaleString() loads tables the first time, and the first results would wait for them. */
export const spellCount = (count) => String(count).replace(/(?=(?:\d{3})+$)\B/gu, ',')

/** 分 as yuan, thousands separated. */
export function spellYuan(fen) {
  const rest = fen % 100
  return spellCount((fen - rest) / 100) + (rest ? `.${String(rest).padStart(2, '0')}` : '') + ' 元'
}
