import { buffer } from 'node:stream/consumers'
import { v7 as uuid } from 'uuid'
import { beforeAll, describe, expect, it, vi } from 'vitest'
import { glanceAt } from '@/components/import-job/glance'
import { checkChoice } from '@/core/export/check-choice'
import { exportChoice } from '@/core/export/choice'
import { goldAnnotator } from '@/core/formats/gold-annotator'
import type { LayerFormatKey } from '@/core/formats/formats'
import { nothingChosenYet } from '@/core/import-job/layers-preview'
import { recognise } from '@/core/import-job/recognise'
import { writeAnnotation } from '@/data/annotation'
import { submitAssignment } from '@/data/assignment'
import { packageFiles } from '@/data/export-package'
import { openExport } from '@/data/export-snapshot'
import { chooseLayers, findLayers } from '@/data/import-layers'
import { receiveImport } from '@/data/import-upload'
import { applyImport, beginImport, findImport } from '@/data/imports'
import type { Access } from '@/data/principal'
import { inParts } from '@/data/testing/import'
import { marking } from '@/data/testing/marking'
import { type Team, addArticle, assign, makeTeam, valueOf } from '@/data/testing/team'
import { zipOf } from '@/data/zip'
import { performImport } from './import'

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 })

let from: Team
let lead: Access

beforeAll(async () => {
  from = await makeTeam()
  const [there, to] = await Promise.all([from.enter(from.lead), makeTeam()])
  lead = await to.enter(to.lead)
  const other = await addArticle(there, { raw: 'The cafe\u0301 of שלום 🙂 is closed.\n\nNobody knows why.' })
  await addArticle(there, { raw: 'Nobody was asked to read this one 🙂.' })
  for (const [person, article, words] of [[from.ana, from.article, 'שלום'], [from.ben, from.article, 'שלום'], [from.ana, other, 'cafe\u0301 of שלום']] as const) {
    const id = await assign(from, person, article.id)
    valueOf(await writeAnnotation(person, id, { kind: 'put', id: uuid(), request: marking(article.text, words) }))
    valueOf(await submitAssignment(person, id))
  }
})

/** A package as it is downloaded. */
async function packageOf(format: string): Promise<File> {
  const snapshot = await openExport(await from.enter(from.lead))
  try {
    const choice = valueOf(checkChoice(exportChoice.parse({ format })))
    return new File([new Uint8Array(await buffer(zipOf(packageFiles(snapshot, choice), new Date(0))))], `blue-airport-${format}.zip`)
  } finally {
    await snapshot.close()
  }
}

/** What is found in a package that is brought in as what it is recognised as. */
async function bringIn(file: File) {
  const { what, format: key } = recognise(await glanceAt(file))
  const format = key as LayerFormatKey
  const [id, bytes] = [uuid(), new Uint8Array(await file.arrayBuffer())]
  valueOf(await beginImport(lead, { id, what, format, fileName: file.name, size: bytes.length }))
  valueOf(await receiveImport(lead, id, 0, inParts(bytes)))
  await goOn(id)
  return { id, what, format, preview: valueOf(await findLayers(lead, id)).preview! }
}

const goOn = (id: string) => performImport({ projectId: lead.project.id, importId: id }, `worker ${uuid()}`, new AbortController().signal)

describe('a package of ours, brought back in', () => {
  it.each(['doccano', 'labelstudio', 'casjson', 'csv'])('as %s comes with its layers, and without what lies beside them', async (key) => {
    const { format, preview } = await bringIn(await packageOf(key))
    expect(format).toBe(key)
    expect(preview).toMatchObject({ findings: [], counts: { layers: { added: 3 }, annotations: { added: 3 } } })
    expect(preview.articles.map(({ layers }) => layers).filter((layers) => layers > 0).toSorted()).toEqual([1, 2])
  })

  it('as brat leaves out the gold, unless somebody says otherwise', async () => {
    const { id, preview } = await bringIn(await packageOf('brat'))
    const gold = preview.annotators.find(({ name }) => name === goldAnnotator)!
    expect(gold.articles).toBeGreaterThan(0)
    expect(preview).toMatchObject({ left: { layers: gold.articles, passages: gold.passages }, counts: { layers: { added: 3 } } })
    valueOf(await chooseLayers(lead, id, { ...nothingChosenYet, annotators: [{ theirs: goldAnnotator, machine: false, ours: 'The panel', as: 'person' }] }))
    await goOn(id)
    expect(valueOf(await findLayers(lead, id)).preview).toMatchObject({ left: { layers: 0, passages: 0 }, counts: { layers: { added: 3 + gold.articles } } })
  })

  it('as Crossread JSONL comes with as many articles, layers and passages as the project has', async () => {
    const { id, format, preview } = await bringIn(await packageOf('jsonl'))
    expect(format).toBe('crossread')
    expect(preview).toMatchObject({ findings: [], refusal: null, counts: { articles: { added: 2, known: 1 }, layers: { added: 3, known: 0 }, annotations: { added: 3, known: 0 } } })
    // Every team begins with the same article. Decisions and gold stay in the file: nobody is called that.
    expect(preview.annotators.map(({ name, articles }) => [/^annotator-\d+$/.test(name), articles]).toSorted()).toEqual([[true, 1], [true, 2]])
    valueOf(await applyImport(lead, id))
    await goOn(id)
    expect(valueOf(await findImport(lead, id))).toMatchObject({ state: 'done', counts: { added: 3 } })
  })
})
