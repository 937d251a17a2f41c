'use client'
import type { ComponentProps } from 'react'
import { applyImport, cancelImport, changeMapping, chooseAllNear, chooseItem, chooseLayers, retryImport } from '@/client/imports'
import { ImportSheet } from '@/components/import-job/ImportSheet'
import type { LayersPreview } from '@/core/import-job/layers-preview'
import type { ImportView } from '@/core/import-job/state'
import { useImport } from './use-import'
import { useItems } from './use-items'

interface Props extends Pick<ComponentProps<typeof ImportSheet>, 'outlets' | 'memberNames'> {
  readonly project: string
  readonly initial: { readonly view: ImportView; readonly layers: LayersPreview | null }
}

/** An import, followed and steered. */
export function Import({ project, initial, outlets, memberNames }: Props) {
  const { view, layers, sending, problem, notice, busy, ask, send, stopSending } = useImport(project, initial)
  const items = useItems(project, view)
  const { id } = view
  return (
    <ImportSheet
      view={view} layers={layers} sending={sending} items={items} outlets={outlets} memberNames={memberNames} problem={problem} notice={notice} busy={busy} projectHref={`/projects/${project}`}
      onSend={(file) => void send(file)}
      onCancel={() => {
        stopSending()
        void ask(() => cancelImport(project, id))
      }}
      onRetry={() => ask(() => retryImport(project, id))}
      onApply={() => ask(() => applyImport(project, id, view.changedAt))}
      onMap={(settings) => ask(() => changeMapping(project, id, settings))}
      onShow={items.setShow} onMore={() => void items.readMore()}
      onChoose={(ordinal, choice) => void items.showChoice(ordinal, choice, ask(() => chooseItem(project, id, ordinal, choice)))}
      onChooseAllNear={(choice) => ask(() => chooseAllNear(project, id, choice))}
      onChooseLayers={(choice) => ask(() => chooseLayers(project, id, choice))}
    />
  )
}
