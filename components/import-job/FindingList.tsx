'use client'
import { Button, Checkbox, Select } from '@mantine/core'
import { useState } from 'react'
import { many } from '@/core/counted'
import { type Finding, canAccept, isLeftOut, writePlace } from '@/core/formats/finding'
import type { LayersChoice } from '@/core/import-job/layers-preview'
import classes from './LayersDesk.module.css'

interface Props {
  readonly findings: readonly Finding[]
  /** How many there are, of which `findings` may be the first. */
  readonly inAll: number
  readonly choice: Pick<LayersChoice, 'acceptFrom' | 'accepted'>
  /** Left out where nothing can be chosen any more. */
  readonly onChange?: ((choice: Pick<LayersChoice, 'acceptFrom' | 'accepted'>) => void) | undefined
}

const never = 'never'
const levels = [{ value: never, label: 'none but those picked' }, { value: '0.95', label: '0.95 and more' }, { value: '0.9', label: '0.9 and more' }, { value: '0.8', label: '0.8 and more' }, { value: '0.5', label: '0.5 and more' }]
const step = 50

/** What did not fit, line by line, each with its place and what may be meant instead: taken one by one, or from a certainty on. */
export const FindingList = ({ findings, inAll, choice, onChange }: Props) => {
  const [shown, setShown] = useState(step)
  const open = findings.filter(canAccept)
  const picked = new Set(choice.accepted)
  const taken = (finding: Finding) => picked.has(writePlace(finding.place)) || (finding.proposal !== undefined && choice.acceptFrom !== null && finding.proposal.certainty >= choice.acceptFrom)
  return (
    <section aria-labelledby="import-findings" className={classes.part}>
      <h2 id="import-findings" className={classes.head}>{inAll === 0 ? 'Everything fits' : inAll === 1 ? 'One thing does not fit, or was changed' : `${inAll.toLocaleString('en')} things do not fit, or were changed`}</h2>
      {inAll === 0 && <p className={classes.soft}>Every quote is at its offsets.</p>}
      {open.length > 0 && onChange && (
        <div className={classes.accept}>
          <Select
            label="Take proposals with a certainty of" data={levels} value={levels.some(({ value }) => value === String(choice.acceptFrom)) ? String(choice.acceptFrom) : never} allowDeselect={false}
            onChange={(value) => onChange({ ...choice, acceptFrom: value === never ? null : Number(value) })}
          />
          <p className={classes.soft}>{`${open.filter(taken).length} of ${many(open.length, 'proposal')} taken. What is not taken is left out.`}</p>
        </div>
      )}
      {inAll > 0 && (
        <ol className={classes.findings}>
          {findings.slice(0, shown).map((finding, index) => (
            <li key={`${writePlace(finding.place)} ${index}`} className={classes.finding}>
              <p className={classes.where}><span className={classes.place}>{writePlace(finding.place)}</span> <span className={classes.kind}>{isLeftOut(finding) ? (canAccept(finding) && taken(finding) ? 'will be moved' : 'left out') : 'changed'}</span></p>
              <p className={classes.message}>{finding.message}</p>
              {finding.proposal && (
                <div className={classes.offer}>
                  <p>
                    <q className={classes.quote}>{finding.proposal.quotes.join(' … ')}</q>{' '}
                    <span className={classes.soft}>at {finding.proposal.extent.map(({ start, end }) => `${start} to ${end}`).join(', ')}, certainty {finding.proposal.certainty}: {finding.proposal.reason}</span>
                  </p>
                  {onChange && canAccept(finding) && (
                    <Checkbox
                      label="take it" aria-label={`Take the proposal for ${writePlace(finding.place)}`} checked={taken(finding)} disabled={taken(finding) && !picked.has(writePlace(finding.place))}
                      onChange={(event) => {
                        const here = writePlace(finding.place)
                        onChange({ ...choice, accepted: event.currentTarget.checked ? [...choice.accepted, here] : choice.accepted.filter((one) => one !== here) })
                      }}
                    />
                  )}
                </div>
              )}
            </li>
          ))}
        </ol>
      )}
      {shown < findings.length && <Button className={classes.start} variant="default" onClick={() => setShown(shown + step)}>Show more</Button>}
      {shown >= findings.length && findings.length < inAll && <p className={classes.soft}>{`${many(inAll - findings.length, 'more is', 'more are')} not shown: in a file in which so much does not fit, something is wrong with all of it.`}</p>}
    </section>
  )
}
