import type { LayersChoice, LayersPreview } from '@/core/import-job/layers-preview'
import type { ImportItems, ItemChoice, ItemFilter } from '@/core/import-job/item'
import type { ImportView } from '@/core/import-job/state'
import type { ImportChoicesRequest, ImportMappingRequest, ImportRequest } from '@/core/request/import'
import { type Result, fail, ok } from '@/core/result'
import { get, problemOf, send } from './api'

const base = (project: string): string => `/projects/${project}/imports`

/** Begins an import, under an id made here: the same again is the same import. */
export async function beginImport(project: string, request: ImportRequest): Promise<Result<ImportView>> {
  return send('POST', base(project), request)
}

export async function readImport(project: string, id: string): Promise<Result<ImportView>> {
  return get(`${base(project)}/${id}`)
}

/** Gives an import up. What was stored by then stays. */
export async function cancelImport(project: string, id: string): Promise<Result<ImportView>> {
  return send('DELETE', `${base(project)}/${id}`, {})
}

export async function retryImport(project: string, id: string): Promise<Result<ImportView>> {
  return send('POST', `${base(project)}/${id}/retry`, {})
}

/** Has it stored as it was seen, and not as somebody else has changed it since. */
export async function applyImport(project: string, id: string, seen: string): Promise<Result<ImportView>> {
  return send('POST', `${base(project)}/${id}/application`, { seen })
}

export async function readImportItems(project: string, id: string, show: ItemFilter, after: number): Promise<Result<ImportItems>> {
  return get(`${base(project)}/${id}/items?show=${show}&after=${after}`)
}

export async function changeMapping(project: string, id: string, request: ImportMappingRequest): Promise<Result<ImportView>> {
  return send('PUT', `${base(project)}/${id}/mapping`, request)
}

export async function chooseItem(project: string, id: string, ordinal: number, choice: ItemChoice): Promise<Result<ImportView>> {
  return send('PATCH', `${base(project)}/${id}/choices`, { choices: [{ ordinal, choice }] } satisfies ImportChoicesRequest)
}

export async function chooseAllNear(project: string, id: string, choice: ItemChoice): Promise<Result<ImportView>> {
  return send('PATCH', `${base(project)}/${id}/choices`, { allNear: choice } satisfies ImportChoicesRequest)
}

/** What was read of the layers of a file; null as long as nothing has been. */
export async function readLayers(project: string, id: string): Promise<Result<{ preview: LayersPreview | null }>> {
  return get(`${base(project)}/${id}/layers`)
}

/** Everything is read again by these choices. */
export async function chooseLayers(project: string, id: string, choice: LayersChoice): Promise<Result<ImportView>> {
  return send('PUT', `${base(project)}/${id}/layers`, choice)
}

/** Bytes of one request, at most. */
const piece = 4 * 1024 * 1024

/**
 * Sends a file from where the server has it to, piece by piece, and tells how many bytes it has now, more often than
 * once a piece. A piece that was lost is sent again, three times; then the upload can go on later from the same place.
 */
export async function sendFile(project: string, view: ImportView, file: Blob, { tell, signal }: { readonly tell: (received: number) => void; readonly signal: AbortSignal }): Promise<Result<ImportView>> {
  let latest = view
  let failures = 0
  while (latest.state === 'uploading' && latest.received < file.size) {
    const from = latest.received
    const sent = await put(`${base(project)}/${view.id}/file?from=${from}`, file.slice(from, from + piece), (bytes) => tell(from + bytes), signal)
    if (sent.ok) {
      failures = 0
      latest = sent.value
      tell(latest.received)
      continue
    }
    if (signal.aborted || sent.problem.code !== 'unavailable' || ++failures > 3) return sent
    await new Promise((resolve) => setTimeout(resolve, 1000 * failures))
    // The answer may have been lost and not the bytes: the server knows.
    const now = await readImport(project, view.id)
    if (now.ok) latest = now.value
  }
  return ok(latest)
}

/** `fetch` does not tell how much of a body has gone. */
function put(path: string, body: Blob, tell: (bytes: number) => void, signal: AbortSignal): Promise<Result<ImportView>> {
  return new Promise((resolve) => {
    const request = new XMLHttpRequest()
    const done = (result: Result<ImportView>) => {
      signal.removeEventListener('abort', abort)
      resolve(result)
    }
    const abort = () => request.abort()
    request.open('PUT', `/api/v1${path}`)
    request.setRequestHeader('content-type', 'application/octet-stream')
    request.timeout = 120_000
    request.upload.addEventListener('progress', (event) => tell(event.loaded))
    const unanswered = () => done(fail('unavailable', 'The connection broke while the file was being sent. What has arrived is kept: go on when it is back.'))
    request.addEventListener('error', unanswered)
    request.addEventListener('timeout', unanswered)
    request.addEventListener('abort', () => done(fail('unavailable', 'The upload was stopped.')))
    request.addEventListener('load', () => {
      let json: unknown
      try {
        json = JSON.parse(request.responseText)
      } catch {
        json = undefined
      }
      done(request.status >= 200 && request.status < 300 && json !== undefined ? ok(json as ImportView) : { ok: false, problem: problemOf(request.status, json) })
    })
    signal.addEventListener('abort', abort)
    if (signal.aborted) done(fail('unavailable', 'The upload was stopped.'))
    else request.send(body)
  })
}
