// “/” goes to the box, ↓ and ↑ walk through the hits, Esc comes back.

export function moveByKey(event, input, results) {
  if (event.isComposing || event.altKey || event.ctrlKey || event.metaKey || document.querySelector('dialog[open]')) return
  const typing = event.target.matches?.('textarea, select, input:not([type="checkbox"])')
  if (event.key === '/' && !typing) return focus(event, input)
  const inside = results.contains(event.target)
  if (event.target !== input && !inside) return
  const links = [...results.querySelectorAll('[data-record-id] a')]
  const place = links.indexOf(event.target)
  if (event.key === 'ArrowDown') focus(event, links[place + 1])
  else if (event.key === 'ArrowUp' && inside) focus(event, links[place - 1] ?? input)
  else if (event.key === 'Escape' && inside) focus(event, input)
}

function focus(event, element) {
  if (!element) return
  event.preventDefault()
  element.focus()
}
