import { MyWork, type WorkRow } from '@/components/assignment/MyWork'
import { FixtureShell } from '../frame/FixtureShell'

const row = (id: string, more: Partial<WorkRow>): WorkRow => ({ id, href: `#${id}`, title: 'Russia Opens Military Office in Central African Republic', openingWords: '', outlet: 'The Moscow Times', words: 412, state: 'assigned', passages: 0, ...more })

export default function Page() {
  return (
    <FixtureShell>
      <MyWork
        rows={[
          row('1', { state: 'inProgress', passages: 3 }),
          row('2', { title: null, openingWords: 'The Central African Republic has asked Russia for 3,000 more instructors', outlet: null, words: 640 }),
          row('3', { title: 'Russian Military Instructors in Africa. St Petersburg Russia-Africa Summit', outlet: 'Global Research', words: 2100 }),
          row('4', { title: 'Russian Defense Ministry Discusses Bilateral Cooperation With CAR Prime Minister', outlet: 'Sputnik', state: 'reopened', passages: 12, reopenedBecause: 'Please look at the last two paragraphs again: the codebook changed there.' }),
          row('5', { title: 'Russia Sent ‘300 Military Instructors’ to C.Africa – Ministry', state: 'submitted', passages: 9, submittedAt: '2026-11-20T10:00:00Z' }),
          row('6', { title: 'خبر عاجل من بانغي 👩‍🔬', state: 'submitted', passages: 1, submittedAt: '2026-11-21T10:00:00Z' }),
        ]}
      />
    </FixtureShell>
  )
}
