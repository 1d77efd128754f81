// How hits are ordered: the twin of ../ranking.py, where the reasons stand.
const HEAD_WEIGHT = 5
const BODY_WEIGHT = 1
export const NUMBER_SCORE = 10_000

export const phraseScore = (phrase, inHead) => [...phrase].length * (inHead ? HEAD_WEIGHT : BODY_WEIGHT)

/** Best first; segments and the records in them are numbered newest first. */
export const compareHits = (a, b) => b.score - a.score || a.segment.order - b.segment.order || a.record - b.record
