import { many } from '@/core/counted'
import type { Meanwhile } from './use-meanwhile'

/** “2 passages and 1 answer were changed in another window.” Empty where nothing was. */
export function meanwhileInWords({ passages, answers }: Meanwhile): string {
  const changed = [...(passages.length > 0 ? [many(passages.length, 'passage')] : []), ...(answers > 0 ? [many(answers, 'answer')] : [])]
  return changed.length === 0 ? '' : `${changed.join(' and ')} ${passages.length + answers === 1 ? 'was' : 'were'} changed in another window.`
}
