'use client'
import { Button, NativeSelect } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useCallback, useEffect, useMemo, useReducer, useRef, useState } from 'react'
import { defaultLimits } from '@/core/import/decode'
import { applyEdits, type BlockEdit } from '@/core/import/edit'
import { importArticle } from '@/core/import/import-article'
import { unknownChoice } from '@/core/outlet/outlet-draft'
import { articleSchema, type ArticleRequest } from '@/core/request/article'
import type { OutletRequest } from '@/core/request/outlet'
import { ok, type Problem, type Result } from '@/core/result'
import { Dialog } from '@/components/form/Dialog'
import { focusFirstError } from '@/components/form/focus-first-error'
import { showFieldProblem } from '@/components/form/show-field-problem'
import { useLeaveWarning } from '@/components/form/use-leave-warning'
import { useSave } from '@/components/form/use-save'
import { validateAs } from '@/components/form/validate-as'
import { mayGiveUpOutlet, OutletForm } from '@/components/outlet/OutletForm'
import { EmptyState } from '@/components/page/EmptyState'
import { Link } from '@/components/page/Link'
import { ProblemNote } from '@/components/page/ProblemNote'
import { ImportCounts } from './ImportCounts'
import { ImportDetails, type OutletChoice } from './ImportDetails'
import { ImportPreview } from './ImportPreview'
import { ImportText } from './ImportText'
import { deskStep, emptyDesk } from './desk-state'
import { articleBody, blankDetails, type DetailsDraft } from './details'
import { mebibytes, readFile } from './read-file'
import { useDrop } from './use-drop'
import classes from './ImportDesk.module.css'

interface Props {
  readonly outlets: readonly OutletChoice[]
  /** Titles of the stories that there are. */
  readonly stories: readonly string[]
  /** An article with the same raw text; null where there is none, or where it cannot be told just now. */
  readonly findDuplicate: (raw: string) => Promise<{ readonly title: string; readonly href: string } | null>
  /** Stores the article. Where the caller stays on the page, the desk shows the way to it. */
  readonly onSave: (request: ArticleRequest) => Promise<Result<{ readonly href: string }>>
  /** Adds an outlet without leaving the desk. */
  readonly onAddOutlet: (request: OutletRequest) => Promise<Result<OutletChoice>>
}

/**
 * Where a text becomes an article: it comes in, is seen as blocks, is corrected, and is stored.
 * The preview runs the importer here; the server runs it again when the article is saved.
 */
export const ImportDesk = ({ outlets, stories, findDuplicate, onSave, onAddOutlet }: Props) => {
  const [state, dispatch] = useReducer(deskStep, emptyDesk)
  const { now: desk } = state
  const [writing, setWriting] = useState(true)
  const [fileProblem, setFileProblem] = useState<Problem>()
  const [duplicate, setDuplicate] = useState<{ raw: string; title: string; href: string }>()
  const [addingOutlet, setAddingOutlet] = useState(false)
  const [outletUnsaved, setOutletUnsaved] = useState(false)
  const [added, setAdded] = useState<readonly OutletChoice[]>([])
  const [stored, setStored] = useState<{ href: string }>()
  const head = useRef<HTMLHeadingElement>(null)
  /** A whole text has come: the focus goes to what it became, once that is drawn. */
  const arrived = useRef(false)

  const first = useMemo(() => (desk.raw === '' ? undefined : importArticle(desk.raw, desk.format ? { format: desk.format } : {})), [desk.raw, desk.format])
  const result = useMemo(() => (first?.ok ? applyEdits(first.value, desk.edits) : first), [first, desk.edits])
  const article = result?.ok ? result.value : undefined

  const toBody = (draft: DetailsDraft) => articleBody(desk, article, draft)
  const form = useForm<DetailsDraft>({ name: 'article', initialValues: blankDetails, validate: validateAs(articleSchema, toBody) })
  const { saving, problem, save, forgetProblem } = useSave(onSave)

  const edit = useCallback((change: BlockEdit) => dispatch({ type: 'edit', edit: change }), [])
  const undo = useCallback(() => dispatch({ type: 'undo' }), [])
  const redo = useCallback(() => dispatch({ type: 'redo' }), [])

  const take = (raw: string, file: string | null, format: typeof desk.format, whole: boolean) => {
    dispatch({ type: 'text', raw, file, ...(format ? { format } : {}) })
    setFileProblem(undefined)
    forgetProblem()
    if (!whole) return
    setWriting(false)
    arrived.current = true
  }

  const takeFile = async (file: File) => {
    const read = await readFile(file)
    if (read.ok) take(read.value.raw, read.value.file, read.value.format, true)
    else setFileProblem(read.problem)
  }

  const dropping = useDrop(([file, ...more]) => {
    if (more.length > 0) setFileProblem({ code: 'invalid', message: `That was ${more.length + 1} files. Drop one at a time: each becomes an article.` })
    else if (file) void takeFile(file)
  })

  useEffect(() => {
    if (desk.raw.trim() === '') return undefined
    let stale = false
    const soon = setTimeout(async () => {
      const found = await findDuplicate(desk.raw)
      if (!stale) setDuplicate(found ? { raw: desk.raw, ...found } : undefined)
    }, 300)
    return () => {
      stale = true
      clearTimeout(soon)
    }
  }, [desk.raw, findDuplicate])

  useEffect(() => {
    if (arrived.current) head.current?.focus()
    arrived.current = false
  }, [article])

  // A text that is here already cannot be stored once more, and leaving loses nothing of it.
  useLeaveWarning(desk.raw.trim() !== '' && duplicate?.raw !== desk.raw && !stored ? 'The text and what you said of it are not saved.' : undefined)

  const submit = form.onSubmit(
    async (draft) => {
      const saved = await save(articleSchema.parse(toBody(draft)))
      if (saved?.ok) setStored(saved.value)
      else if (saved) showFieldProblem(form, saved.problem)
    },
    (errors) => focusFirstError(errors, (path) => form.getInputNode(path)),
  )

  const addOutlet = async (request: OutletRequest) => {
    const saved = await onAddOutlet(request)
    if (!saved.ok) return saved
    setAdded((before) => [...before, saved.value])
    // Whoever adds an outlet while bringing in an article means it for this one.
    for (const field of ['originatorId', 'publisherId'] as const) if (form.getValues()[field] === unknownChoice) form.setFieldValue(field, saved.value.id)
    setAddingOutlet(false)
    return ok(undefined)
  }

  if (stored) {
    return (
      <EmptyState title="The article is stored." action={<Link href={stored.href}>Open it</Link>}>
        It can be assigned now.
      </EmptyState>
    )
  }

  const known = [...outlets, ...added.filter(({ id }) => outlets.every((outlet) => outlet.id !== id))]
  return (
    <div className={classes.desk}>
      <p className={classes.limits}>
        Plain text or Markdown (.txt, .md) in UTF-8, up to {mebibytes(defaultLimits.maxBytes)} MiB. The file is kept as it is, for ever; what you see below is
        what will be read and annotated. Nothing is stored before you save.
      </p>
      {dropping && <div className={classes.drop}>Drop the file to read it</div>}

      {writing || desk.raw === '' ? (
        <ImportText
          raw={desk.raw}
          edits={desk.edits.length}
          onText={(raw, whole) => take(raw, null, undefined, whole)}
          onFile={takeFile}
          onDone={desk.raw === '' ? undefined : () => setWriting(false)}
        />
      ) : (
        <div className={classes.came}>
          <span>{desk.file ? `From “${desk.file}”.` : 'From pasted text.'}</span>
          <Button size="compact-sm" variant="subtle" onClick={() => setWriting(true)}>
            Change the text
          </Button>
        </div>
      )}

      {fileProblem && <ProblemNote what={fileProblem.message} kept={desk.raw === '' ? undefined : 'The text that was here before still is.'} />}
      {result && !result.ok && <ProblemNote what={result.problem.message} kept="The text is still in the field." next="Change it, or choose another file." />}
      {!article && state.past.length > 0 && (
        <div>
          <Button variant="default" onClick={undo}>
            Undo: bring back the text before, with its corrections
          </Button>
        </div>
      )}
      {duplicate?.raw === desk.raw && (
        <p role="status">
          This text is here already: <Link href={duplicate.href}>{duplicate.title}</Link>. It need not be saved again, and cannot be.
        </p>
      )}

      {article && (
        <form onSubmit={submit} noValidate className={classes.sheet}>
          <section aria-labelledby="import-blocks">
            <h2 id="import-blocks" ref={head} tabIndex={-1} className={classes.head}>
              What it becomes
            </h2>
            <div className={classes.came}>
              <span>Read as</span>
              <NativeSelect
                size="xs"
                aria-label="Format of the text"
                value={article.format}
                data={[{ value: 'markdown', label: 'Markdown' }, { value: 'text', label: 'plain text' }]}
                onChange={(event) => dispatch({ type: 'format', format: event.currentTarget.value === 'markdown' ? 'markdown' : 'text' })}
                className={classes.format}
              />
              {article.formatReason && <span className={classes.soft}>because {article.formatReason}</span>}
            </div>
            <ImportCounts canonical={article.canonical} />
            <a href="#import-details" className={classes.skip}>Skip to the details</a>
            <ImportPreview
              canonical={article.canonical}
              onEdit={edit}
              onUndo={state.past.length > 0 ? undo : undefined}
              onRedo={state.future.length > 0 ? redo : undefined}
            />
          </section>
          <section aria-labelledby="import-details" className={classes.aside}>
            <h2 id="import-details" tabIndex={-1}>What is known of it</h2>
            <ImportDetails form={form} guess={article} outlets={known} stories={stories} onNewOutlet={() => setAddingOutlet(true)} />
            <div className={classes.save}>
              {problem && <ProblemNote what={problem.message} kept="The text, your corrections and the details are still here." next="Mend it, or try again." />}
              <Button type="submit" loading={saving}>
                Save article
              </Button>
            </div>
          </section>
        </form>
      )}

      {addingOutlet && (
        <Dialog title="New outlet" wide onClose={() => { if (!outletUnsaved || mayGiveUpOutlet()) setAddingOutlet(false) }}>
          <OutletForm onSave={addOutlet} onCancel={() => setAddingOutlet(false)} onUnsaved={setOutletUnsaved} />
        </Dialog>
      )}
    </div>
  )
}
