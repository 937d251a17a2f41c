'use client'
import { Button, FileButton, Textarea } from '@mantine/core'
import { useState } from 'react'
import type { Codebook } from '@/core/codebook/codebook'
import { problemsIn } from '@/core/codebook/codebook-problem'
import { readCodebook } from '@/core/codebook/read-codebook'
import type { Problem, Result } from '@/core/result'
import { Dialog } from '@/components/form/Dialog'
import { useLeaveWarning } from '@/components/form/use-leave-warning'
import { useSave } from '@/components/form/use-save'
import { readText } from '@/components/import/read-file'
import { ProblemNote } from '@/components/page/ProblemNote'
import classes from './PasteCodebook.module.css'

interface Props {
  /** The codebook that comes with Crossread, to be taken or changed. */
  readonly proposed: Codebook
  /** The version before with the passages that were taken into this one, and how many those are; undefined for the first version. */
  readonly draft?: { readonly codebook: Codebook; readonly taken: number } | undefined
  /** The number that the version will have in this project. */
  readonly number: number
  /** Publishes it. The JSON is as it was pasted, or that of the default. */
  readonly onSave: (json: string) => Promise<Result<unknown>>
}

/** As much as the server takes. */
const limits = { maxBytes: 2 * 1024 * 1024 } as const

/** What would be done to a codebook that was typed and is published nowhere. */
interface Asked {
  /** What becomes of it, in a sentence. */
  readonly says: string
  readonly button: string
  readonly act: () => void
}

/** Takes the default codebook, or one as JSON, which is checked while it is here and again on the server. */
export const PasteCodebook = ({ proposed, draft, number, onSave }: Props) => {
  const [json, setJson] = useState('')
  /** What came into the field in one press, and comes back by another: only what differs from it was typed. */
  const [given, setGiven] = useState('')
  const [asked, setAsked] = useState<Asked>()
  const [refused, setRefused] = useState<Problem>()
  const { saving, problem, save, forgetProblem } = useSave(onSave)
  const read = json.trim() ? readCodebook(json) : undefined
  const failure = refused ?? problem
  const faults = problemsIn(failure?.details)
  const typed = json.trim() !== '' && json !== given
  useLeaveWarning(typed ? 'The codebook in the field is not published.' : undefined)

  const put = (text: string) => {
    setJson(text)
    setRefused(undefined)
    forgetProblem()
  }
  const send = async (sent: string) => {
    // Where that went well, the page of the codebook follows: what stands in the field is wanted no more.
    if ((await save(sent))?.ok) setGiven(json)
  }
  const publish = () => {
    const result = readCodebook(json)
    setRefused(result.ok ? undefined : result.problem)
    if (result.ok) void send(json)
  }
  const askFirst = (asking: Asked) => (typed ? setAsked(asking) : asking.act())
  const give = (text: string) => askFirst({ says: 'It is replaced by the other one.', button: 'Replace it', act: () => { put(text); setGiven(text) } })
  const publishOther = (codebook: Codebook) => askFirst({ says: 'The other one is published, and the page of the codebook follows.', button: 'Publish the other one', act: () => void send(JSON.stringify(codebook)) })
  const choose = async (file: File | null) => {
    if (!file) return
    const text = await readText(file, limits)
    // A byte order mark is none of JSON.
    if (text.ok) give(text.value.replace(/^\uFEFF/, ''))
    else setRefused(text.problem)
  }

  return (
    <div className={classes.ways}>
      {draft && (
        <section className={classes.way} aria-labelledby="draft-codebook">
          <h2 id="draft-codebook">The one you have</h2>
          <p className={classes.words}>
            {summary(draft.codebook)} {draft.taken === 0 ? 'Nothing was taken into it from verdicts since.' : `${draft.taken} ${draft.taken === 1 ? 'passage is' : 'passages are'} taken into it from verdicts.`}
          </p>
          <div className={classes.buttons}>
            <Button disabled={saving || draft.taken === 0} onClick={() => publishOther(draft.codebook)}>Publish with what is taken</Button>
            <Button variant="subtle" disabled={saving} onClick={() => give(JSON.stringify(draft.codebook, null, 2))}>Start from this one</Button>
          </div>
        </section>
      )}
      <section className={classes.way} aria-labelledby="default-codebook">
        <h2 id="default-codebook">The default one</h2>
        <p className={classes.words}>{summary(proposed)} You can take it now and publish a changed version later: annotations stay under the version they were made with.</p>
        <div className={classes.buttons}>
          <Button variant={draft ? 'default' : 'filled'} disabled={saving} onClick={() => publishOther(proposed)}>Take the default</Button>
          <Button variant="subtle" disabled={saving} onClick={() => give(JSON.stringify(proposed, null, 2))}>Start from it</Button>
        </div>
      </section>
      <section className={classes.way} aria-labelledby="own-codebook">
        <h2 id="own-codebook">Your own</h2>
        <Textarea
          label="Codebook as JSON"
          description="Once published, a version never changes."
          autosize
          minRows={8}
          maxRows={24}
          spellCheck={false}
          classNames={{ input: classes.json }}
          value={json}
          onChange={(event) => put(event.currentTarget.value)}
        />
        {failure && (
          <ProblemNote
            what={failure.message}
            kept="Nothing was published; what was in the field is still here."
            action={faults.length > 0 && (
              <ul className={classes.faults}>
                {faults.map(({ path, message }) => <li key={path + message}>{path && <><code>{path}</code>: </>}{message}</li>)}
              </ul>
            )}
          />
        )}
        <p role="status" className={classes.words}>{read?.ok && summary(read.value)}</p>
        <div className={classes.buttons}>
          <Button variant={json.trim() ? 'filled' : 'default'} disabled={!json.trim()} loading={saving} onClick={publish}>Publish as version {number}</Button>
          <FileButton accept="application/json,.json" onChange={(file) => void choose(file)}>
            {(props) => <Button {...props} variant="subtle">Choose a file</Button>}
          </FileButton>
        </div>
      </section>
      {asked && (
        <Dialog title="Lose what you typed?" onClose={() => setAsked(undefined)}>
          <p className={classes.words}>The codebook in the field is not published. {asked.says} Nothing brings yours back.</p>
          <div className={classes.buttons}>
            <Button onClick={() => { setAsked(undefined); asked.act() }}>{asked.button}</Button>
            <Button variant="default" onClick={() => setAsked(undefined)}>Keep what I typed</Button>
          </div>
        </Dialog>
      )}
    </div>
  )
}

/** What is in a codebook, in one sentence. */
function summary({ name, version, groups, tags, attributes, questions }: Codebook): string {
  return `${name} ${version}: ${tags.length} tags in ${groups.length} groups, ${attributes.length} fields of a passage, ${questions.length} questions about the article.`
}
