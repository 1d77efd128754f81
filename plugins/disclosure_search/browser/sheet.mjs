// The filters on a narrow screen: a modal dialog, which keeps the focus inside, closes on Esc and gives the focus back.
import { make, spellCount } from './elements.mjs'

export function makeSheet() {
  const close = make('button', { type: 'button', class: 'plain' }, '关闭')
  const done = make('button', { type: 'button', class: 'done' })
  const place = make('div', { class: 'sheet-body' })
  const dialog = make('dialog', { class: 'sheet', 'aria-labelledby': 'sheet-title' },
    make('div', { class: 'sheet-head' }, make('h2', { id: 'sheet-title' }, '筛选'), close), place,
    make('div', { class: 'sheet-foot' }, done))
  for (const button of [close, done]) button.addEventListener('click', () => dialog.close())
  // A click beside the sheet is one on the dialog itself.
  dialog.addEventListener('click', (event) => event.target === dialog && dialog.close())
  document.body.append(dialog)
  const tell = (total) => { done.textContent = total ? `显示 ${spellCount(total)} 条结果` : '没有结果，返回' }
  return {
    tell,
    get isOpen() {
      return dialog.open
    },
    close: () => dialog.close(),
    open(content, total) {
      tell(total)
      if (!place.contains(content)) place.append(content)
      if (!dialog.open) dialog.showModal()
    },
  }
}
