'use client'
import { IconX } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { Drafting } from '../annotation/drafting'
import { EntityNames } from '../annotation/Entities'
import { DeletedPassages } from '../history/DeletedPassages'
import classes from './ReadingDesk.module.css'
import { SidePanel, panelId } from './SidePanel'
import type { Panel } from './use-panel'
import type { Reading } from './use-reading'

interface Props {
  readonly reading: Reading
  readonly panel: Panel
  readonly codebook: ReactNode
  readonly onBringBack: (id: string) => void
}

/** What stands beside the text and folds away: the codebook, the questions, what was deleted. */
export const DeskSide = ({ reading: { selectable, layerShown, questions, steps, locked, deleted, looks, entities, drafts }, panel, codebook, onBringBack }: Props) => (
  <section id={panelId} aria-label="Codebook and questions" className={classes.side}>
    <button type="button" className={classes.fold} aria-label="Fold away" title="Fold away" onClick={panel.fold}><IconX size={18} stroke={1.6} aria-hidden /></button>
    <EntityNames value={entities}><Drafting value={drafts}>
      <SidePanel
        tab={panel.tab} onTab={panel.show}
        tabs={[
          { key: 'codebook', name: 'Codebook', content: codebook },
          ...(questions.asked.length > 0 ? [{ key: 'questions' as const, name: 'Questions', count: locked ? 0 : questions.left.length, content: <>{layerShown !== null && <p className={classes.own}>These are your own answers.</p>}{questions.panel(locked ? null : steps.answer)}</> }] : []),
          ...(deleted.length > 0 ? [{ key: 'deleted' as const, name: 'Deleted', count: deleted.length, content: <DeletedPassages article={selectable} annotations={deleted} undone={steps.undoneMakings.lapsed} looks={looks} onBringBack={onBringBack} /> }] : []),
        ]}
      />
    </Drafting></EntityNames>
  </section>
)
