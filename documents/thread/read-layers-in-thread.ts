// Reads the files of one import of layers, in a thread that may be ended at any moment.
import { parentPort, workerData } from 'node:worker_threads'
import { layerFormats } from '@/core/formats/formats'
import { type ReadLayers, readLayers } from '@/core/import-job/read-layers'
import { readTextFiles } from '../text-files'
import type { LayersRequest } from './layers-thread'

const { path, name, format, choice } = workerData as LayersRequest
const { files, findings } = await readTextFiles(path, name, layerFormats[format].endings, { signal: new AbortController().signal })
const read = readLayers(format, files, choice)
const port = parentPort!
port.postMessage({ ...read, findings: [...findings, ...read.findings] } satisfies ReadLayers)
