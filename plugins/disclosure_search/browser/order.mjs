// In which order hits are shown: the twin of ../ranking.py, where the reasons stand.
export const NUMBER_SCORE = 1_000_000_000

/** Best first; segments and the records in them are numbered newest first. */
const byDate = (a, b) => a.segment.order - b.segment.order || a.record - b.record
export const ORDERS = {
  relevance: (a, b) => b.score - a.score || byDate(a, b),
  date: byDate,
  amount: Object.assign((a, b) => b.amount - a.amount || byDate(a, b), { needsAmounts: true }),
}
