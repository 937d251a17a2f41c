import type { Step, Steps } from './step'

/** Passages that are not marked because their making was undone: nobody has deleted them. */
export interface UndoneMakings {
  /** Those that redoing makes again. */
  readonly redone: ReadonlySet<string>
  /** Those that it does not, because something else was done since: they are brought back as a deleted one is. */
  readonly lapsed: ReadonlySet<string>
}

/** The passages whose making is in steps that have been taken back, or had lapsed before one of these. */
export function makingsIn(undone: readonly Step[]): readonly string[] {
  return undone.flatMap(({ edits, lapsed = [] }) => [...lapsed, ...madeBy(edits)])
}

/** What the steps know of passages whose making was undone. What was brought back since and deleted is not among them: somebody has deleted it. */
export function undoneMakings({ done, undone }: Steps): UndoneMakings {
  const lapsed = new Set<string>()
  for (const step of done) {
    for (const id of step.lapsed ?? []) lapsed.add(id)
    if (lapsed.size > 0) for (const edit of step.edits) if (edit.kind === 'annotation') lapsed.delete(edit.id)
  }
  for (const step of undone) for (const id of step.lapsed ?? []) lapsed.add(id)
  return { redone: new Set(undone.flatMap(({ edits }) => madeBy(edits))), lapsed }
}

function madeBy(edits: Step['edits']): readonly string[] {
  return edits.flatMap((edit) => (edit.kind === 'annotation' && edit.made ? edit.id : []))
}
