// Whether filters stand in the column beside the results, and that column: its place is kept from the first results on,
// although what stands in it comes later, so that nothing moves.
const wide = matchMedia('(min-width: 60rem)')

export const isBeside = () => wide.matches || typeof HTMLDialogElement === 'undefined'

export const onTurn = (place) => wide.addEventListener('change', place)

export function showColumn(column, isShown) {
  column.hidden = !isShown
  column.parentElement.classList.toggle('with-column', isShown)
}
