import { VisuallyHidden } from '@mantine/core'
import type { AgreementState, PieceState } from '@/core/agreement/report/agreement-state'
import type { ReportChoice } from '@/core/agreement/report/choice'
import { metricWords } from '@/core/agreement/report/metric-words'

interface Props {
  readonly choice: Pick<ReportChoice, 'metric' | 'view'>
  readonly state: AgreementState
  readonly beside: AgreementState | null
}

/**
 * Says to those who hear the page how far what it shows is, and when it is there. It stays while everything around it comes
 * and goes: a region that goes away with the wait could not say that the wait is over.
 */
export const PieceStatus = ({ choice, state, beside }: Props) => {
  const isTable = choice.view === 'confusion' || choice.view === 'rates'
  const { sign } = metricWords[choice.metric]
  const other = isTable ? undefined : beside?.metrics[choice.metric]
  const words = [
    wordsOf(isTable ? state.tags : state.metrics[choice.metric], isTable ? 'The table' : sign),
    ...(other ? [wordsOf(other, `What ${sign} is set beside`)] : []),
  ]
  return <VisuallyHidden role="status">{words.join(' ').trim()}</VisuallyHidden>
}

function wordsOf(state: PieceState<unknown>, what: string): string {
  switch (state.kind) {
    case 'none': return ''
    case 'waiting': return `${what} waits for its turn.`
    case 'running': return `${what} is being computed.`
    case 'cancelled': return `${what}: the computation was cancelled.`
    // Said at once, as an alert, where it stands.
    case 'failed': return ''
    case 'done': return `${what} is computed.`
  }
}
