import type { Lane } from '@/core/disagreement/case'
import { chosenBy, type Draft, laneVerdicts, takesLetters } from './draft'
import { verdictWords } from './verdict-words'

/** What the reviewer is asked for, of a verdict under way. `tagName` says how a tag is called. */
export function draftQuestion(draft: Draft, lanes: readonly Lane[], tagName: (key: string) => string): string {
  if (draft.verdict === 'ask') return 'Ask the annotators: what do you want to know?'
  if (laneVerdicts.includes(draft.verdict) && draft.lanes.length === 0) return draft.verdict === 'reject' ? 'Reject whose reading?' : 'Whose words?'
  if (draft.verdict === 'accept') return `${acceptance(draft, lanes, tagName)}: why?`
  const words = verdictWords({ verdict: draft.verdict, chosen: chosenBy(draft, lanes) }, { lanes })
  return takesLetters(draft, lanes) ? `${words}: more letters, or Enter and why` : `${words}: why?`
}

/** Whose reading is accepted, and what of others is accepted with it because it says the same: “Accept A (C’s Loaded language is the same)”. */
function acceptance(draft: Draft, lanes: readonly Lane[], tagName: (key: string) => string): string {
  const chosen = new Set(chosenBy(draft, lanes))
  const name = draft.lanes.map((lane) => lanes[lane]!.annotator).join(', ')
  const size = new Set(draft.lanes.flatMap((lane) => lanes[lane]!.annotations.map(({ id }) => id))).size
  const same = lanes.flatMap(({ annotator, annotations }, index) => {
    const shared = annotations.filter(({ id }) => chosen.has(id))
    if (draft.lanes.includes(index) || shared.length === 0) return []
    const whole = shared.length === annotations.length && shared.length === size
    return [{ annotator, words: whole ? undefined : [...new Set(shared.map(({ tag }) => tagName(tag)))].join(' and ') }]
  })
  const alike = same.filter(({ words }) => words === undefined).map(({ annotator }) => annotator)
  const parts = [
    ...(alike.length > 0 ? [`${alike.join(', ')} ${alike.length === 1 ? 'says' : 'say'} the same`] : []),
    ...same.flatMap(({ annotator, words }) => (words === undefined ? [] : [`${annotator}’s ${words} is the same`])),
  ]
  return `Accept ${name}${parts.length > 0 ? ` (${parts.join('; ')})` : ''}`
}
