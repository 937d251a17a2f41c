'use client'
import { Button, FileButton } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import { useLeaveWarning } from '@/components/form/use-leave-warning'
import { Link } from '@/components/page/Link'
import { ProblemNote } from '@/components/page/ProblemNote'
import { Waiting } from '@/components/page/Waiting'
import { many } from '@/core/counted'
import type { ImportItem, ItemChoice, ItemFilter } from '@/core/import-job/item'
import type { LayersChoice, LayersPreview } from '@/core/import-job/layers-preview'
import type { ImportSettings } from '@/core/import-job/settings'
import type { ImportView } from '@/core/import-job/state'
import { CancelImport } from './CancelImport'
import { ColumnMapping } from './ColumnMapping'
import { ImportOutcome } from './ImportOutcome'
import { ImportWait } from './ImportWait'
import { ItemList } from './ItemList'
import { LayersDesk } from './LayersDesk'
import { changedWords, isHopeless, lostChoices } from './words'
import classes from './ImportSheet.module.css'

interface Props {
  readonly view: ImportView
  /** Whether this browser sends the file now, and how many bytes the server has, as far as it is known here. */
  readonly sending: { readonly received: number } | undefined
  readonly items: { readonly show: ItemFilter; readonly list: readonly ImportItem[]; readonly more: boolean; readonly loading: boolean }
  /** Of layers; null as long as nothing was read. */
  readonly layers: LayersPreview | null
  readonly outlets: readonly { readonly id: string; readonly name: string }[]
  /** Names of those who can sign in to the project. */
  readonly memberNames: readonly string[]
  readonly problem: string | undefined
  /** What has changed without this browser’s doing. */
  readonly notice: string | undefined
  /** Something was asked for and is not answered yet. */
  readonly busy: boolean
  readonly projectHref: string
  readonly onSend: (file: File) => void
  readonly onCancel: () => void
  readonly onRetry: () => void
  readonly onApply: () => void
  readonly onMap: (settings: ImportSettings) => void
  readonly onShow: (show: ItemFilter) => void
  readonly onMore: () => void
  readonly onChoose: (ordinal: number, choice: ItemChoice) => void
  readonly onChooseAllNear: (choice: ItemChoice) => void
  readonly onChooseLayers: (choice: LayersChoice) => void
}

/** One import, wherever it is: what it says comes from the server, so that it is the same after a reload, and for another lead. */
export const ImportSheet = (props: Props) => (
  <div className={classes.sheet}>
    {props.problem && <ProblemNote what={props.problem} kept={props.view.state === 'cancelled' || props.view.state === 'done' ? undefined : 'The file and your choices are kept.'} />}
    {props.notice && !props.problem && <p role="status" className={classes.notice}>{props.notice}</p>}
    <Body {...props} />
  </div>
)

const Body = (props: Props): ReactNode => {
  const { view, sending, layers, memberNames, busy, projectHref, onSend, onCancel, onRetry, onApply, onChooseLayers } = props
  const again = <Link href={`${projectHref}/imports`}>Bring in another file</Link>
  switch (view.state) {
    case 'uploading':
      return (
        <ImportWait state="uploading" sending={sending !== undefined} progress={{ unit: 'bytes', done: sending?.received ?? view.received, of: view.size }} onCancel={onCancel}>
          {!sending && (
            <FileButton onChange={(file) => file && onSend(file)} inputProps={{ 'aria-label': `“${view.fileName}” again`, tabIndex: -1 }}>
              {(button) => <Button {...button}>{`Choose “${view.fileName}” again`}</Button>}
            </FileButton>
          )}
        </ImportWait>
      )
    case 'reading':
    case 'applying':
      return <ImportWait state={view.state} sending={false} progress={view.progress} onCancel={onCancel} />
    case 'failed':
      return (
        <ProblemNote
          what={view.because ?? 'It failed.'} kept="The file is kept, and what was stored by then." next="Try again: it goes on where it was, and nothing is stored twice."
          action={<><Button onClick={onRetry} loading={busy}>Try again</Button> <CancelImport label="Give it up" lost="The file goes, and your choices; what was stored by then stays." busy={busy} onCancel={onCancel} /></>}
        />
      )
    case 'cancelled':
      return <p className={classes.soft}>{`It was cancelled. ${view.counts.added > 0 ? `${many(view.counts.added, 'article was', 'articles were')} stored by then, and stay.` : 'Nothing was stored.'}`} {again}</p>
    case 'done':
      return <ImportOutcome view={view} layers={layers} projectHref={projectHref} again={again} items={view.what === 'articles' && <Items {...props} settled />} />
    case 'waiting':
      if (view.what === 'layers') {
        if (!layers) return <Waiting shape="table" label="What was read is being fetched." />
        return (
          <LayersDesk key={JSON.stringify(layers.choice)} preview={layers} memberNames={memberNames} busy={busy} onChoose={onChooseLayers} onApply={onApply} giveUp={(changed) => <GiveUp changed={changed} busy={busy} onCancel={onCancel} />} />
        )
      }
      return <Articles {...props} />
  }
}

const Articles = (props: Props) => {
  const { view, outlets, busy, projectHref, onMap, onApply, onCancel } = props
  const { counts } = view
  const settings = JSON.stringify(view.settings)
  // By which settings something is changed: once they are others, everything was read again, and the form begins anew.
  const [changedFrom, setChangedFrom] = useState<string>()
  const changed = changedFrom === settings
  useLeaveWarning(changed ? lostChoices : undefined)
  const hopeless = isHopeless(view)
  return (
    <>
      {view.settings && <ColumnMapping key={settings} unfolded={!hopeless} outletsHref={`${projectHref}/outlets`} columns={view.columns} settings={view.settings} remembered={view.remembered} matches={view.outlets} outlets={outlets} busy={busy} onChange={onMap} onDraft={(is) => setChangedFrom(is ? settings : undefined)} />}
      <Items {...props} />
      <div className={classes.foot} data-still={changed || undefined}>
        <p role="status" className={classes.soft}>
          {changed ? changedWords : [`${counts.ready.toLocaleString('en')} ready`, counts.refused > 0 && `${counts.refused.toLocaleString('en')} refused`, counts.same > 0 && `${counts.same.toLocaleString('en')} there already`, counts.left > 0 && `${counts.left.toLocaleString('en')} left out as you said`].filter(Boolean).join(', ')}
        </p>
        {hopeless && !changed ? <p>Nothing of it can be brought in. <Link href={`${projectHref}/imports`}>Bring in another file</Link></p> : <Button disabled={changed || counts.ready === 0} loading={busy} onClick={onApply}>{counts.ready === 0 ? 'There is nothing to bring in' : `Bring in ${many(counts.ready, 'article')}`}</Button>}
      </div>
      <GiveUp changed={changed} busy={busy} onCancel={onCancel} />
    </>
  )
}

const Items = ({ view, items, outlets, settled = false, projectHref, onShow, onMore, onChoose, onChooseAllNear }: Props & { readonly settled?: boolean }) => (
  <ItemList
    counts={view.counts} settled={settled} show={items.show} onShow={onShow} items={items.list} more={items.more} loading={items.loading} onMore={onMore}
    onChoose={settled ? undefined : onChoose} onChooseAllNear={settled ? undefined : onChooseAllNear} articleHref={(slug) => `${projectHref}/articles/${slug}`} outlets={outlets}
  />
)

const GiveUp = ({ changed, busy, onCancel }: Pick<Props, 'busy' | 'onCancel'> & { readonly changed: boolean }) => (
  <p className={classes.giveUp}><span>{changed ? 'The file waits here. What you changed is kept once you have looked again: leaving the page before loses it.' : 'You can leave this page: the file waits here.'}</span> <CancelImport label="Cancel this import" lost="The file goes, and all that was chosen for it; nothing is stored." busy={busy} onCancel={onCancel} /></p>
)
