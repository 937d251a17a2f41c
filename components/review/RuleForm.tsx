'use client'
import { Button, NativeSelect, NumberInput } from '@mantine/core'
import { useState } from 'react'
import { useSave } from '@/components/form/use-save'
import { Link } from '@/components/page/Link'
import { PageHeader } from '@/components/page/PageHeader'
import { ProblemNote } from '@/components/page/ProblemNote'
import type { Codebook } from '@/core/codebook/codebook'
import { type Rule, ruleWords } from '@/core/decision/rule'
import { writeDate } from '@/core/partial-date'
import type { Result } from '@/core/result'
import type { CaseLine } from '@/core/review/case-line'
import { CaseRow } from './CaseRow'
import classes from './RuleForm.module.css'

/** What a rule comes to. */
interface Outcome {
  readonly cases: number
  readonly articles: number
  readonly lines: readonly CaseLine[]
}

interface Props {
  /** The latest first. */
  readonly rules: readonly { readonly id: string; readonly rule: Rule; readonly appliedAt: string; readonly appliedBy: string; readonly standing: number }[]
  readonly codebook: Pick<Codebook, 'groups' | 'tags'>
  readonly listHref: string
  /** Where the reasons of verdicts are edited; null for those who may not. */
  readonly reasonsHref: string | null
  readonly caseHref: (line: CaseLine) => string
  readonly onPreview: (rule: Rule) => Promise<Result<Outcome>>
  readonly onApply: (rule: Rule) => Promise<Result<Outcome>>
  readonly onWithdraw: (id: string) => Promise<Result<unknown>>
}

/** Rules for the many: chosen, looked at, then applied; and those that were, each with the way back. */
export const RuleForm = ({ rules, codebook, listHref, reasonsHref, caseHref, onPreview, onApply, onWithdraw }: Props) => {
  const [k, setK] = useState<number | null>(null)
  const [kind, setKind] = useState<Rule['tolerance']['kind']>('exact')
  const [words, setWords] = useState(1)
  const [share, setShare] = useState(75)
  const [seen, setSeen] = useState<{ readonly rule: Rule; readonly outcome: Outcome }>()
  const [done, setDone] = useState<string>()
  const preview = useSave(onPreview)
  const application = useSave(onApply)
  const withdrawal = useSave(onWithdraw)
  const problem = preview.problem ?? application.problem ?? withdrawal.problem
  const rule: Rule = { k, tolerance: kind === 'exact' ? { kind } : kind === 'words' ? { kind, words } : { kind, share: share / 100 } }
  const shown = seen && JSON.stringify(seen.rule) === JSON.stringify(rule) ? seen.outcome : undefined

  const look = async () => {
    setDone(undefined)
    const result = await preview.save(rule)
    if (result?.ok) setSeen({ rule, outcome: result.value })
  }

  const apply = async () => {
    const result = await application.save(rule)
    if (!result?.ok) return
    setSeen(undefined)
    setDone(`${casesIn(result.value)} decided.`)
  }

  return (
    <div className={classes.page}>
      <PageHeader
        above={<Link href={listHref}>All cases</Link>}
        title="Rules"
        explanation="Decide at once what enough annotators agree on. A rule never touches what a person decided or took back, and can be taken back itself."
        actions={reasonsHref !== null && <Link href={reasonsHref}>Edit the reasons for verdicts</Link>}
      />
      <form className={classes.form} onSubmit={(event) => { event.preventDefault(); void look() }}>
        <NativeSelect label="Who has to agree" value={k === null ? 'all' : 'some'} onChange={(event) => setK(event.currentTarget.value === 'all' ? null : 2)}>
          <option value="all">All who read the article</option>
          <option value="some">At least so many</option>
        </NativeSelect>
        {k !== null && <NumberInput label="How many" min={2} max={1000} allowDecimal={false} value={k} onChange={(value) => setK(Math.max(2, Number(value) || 2))} />}
        <NativeSelect label="Edges" value={kind} onChange={(event) => setKind(event.currentTarget.value as typeof kind)}>
          <option value="exact">Exactly the same</option>
          <option value="words">A few words apart</option>
          <option value="overlap">Most of the words shared</option>
        </NativeSelect>
        {kind === 'words' && <NumberInput label="Words apart at most" min={1} max={20} allowDecimal={false} value={words} onChange={(value) => setWords(Math.max(1, Number(value) || 1))} />}
        {kind === 'overlap' && <NumberInput label="Per cent shared at least" min={10} max={100} allowDecimal={false} value={share} onChange={(value) => setShare(Math.max(10, Number(value) || 10))} />}
        <Button type="submit" variant="default" loading={preview.saving}>Look</Button>
      </form>
      {problem && <ProblemNote what={problem.message} />}
      {done && <p role="status">{done}</p>}
      {shown && (
        <section aria-label="What the rule would decide" className={classes.outcome}>
          <p role="status">{ruleWords(rule)}: {shown.cases === 0 ? 'there is no open case that this rule decides.' : `${casesIn(shown)}.`}</p>
          {shown.cases > 0 && <Button loading={application.saving} onClick={() => void apply()}>Decide {shown.cases === 1 ? 'this case' : `these ${shown.cases} cases`}</Button>}
          <ul className={classes.cases} aria-label="Cases">
            {shown.lines.map((line) => <li key={line.key}><CaseRow line={line} href={caseHref(line)} codebook={codebook} /></li>)}
          </ul>
          {shown.cases > shown.lines.length && <p className={classes.soft}>… and {shown.cases - shown.lines.length} more</p>}
        </section>
      )}
      {rules.length > 0 && (
        <section aria-label="Rules applied">
          <h2 className={classes.title}>Applied</h2>
          <ul className={classes.rules}>
            {rules.map(({ id, rule: applied, appliedAt, appliedBy, standing }) => (
              <li key={id} className={classes.rule}>
                <span>{ruleWords(applied)} <span className={classes.soft}>· {appliedBy} · <time dateTime={appliedAt}>{writeDate(appliedAt)}</time> · {standing} standing</span></span>
                {standing > 0 && <Button size="compact-sm" variant="subtle" loading={withdrawal.saving} onClick={() => void withdrawal.save(id)}>Take back</Button>}
              </li>
            ))}
          </ul>
        </section>
      )}
    </div>
  )
}

function casesIn({ cases, articles }: Outcome): string {
  return `${cases} ${cases === 1 ? 'case' : 'cases'} in ${articles} ${articles === 1 ? 'article' : 'articles'}`
}
