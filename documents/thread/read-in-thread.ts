// Reads documents, one after the other, in a thread that may be ended at any moment.
import { parentPort } from 'node:worker_threads'
import type { DocumentAnswer, DocumentRequest } from './document-request'
import { readDocument } from './read-document'

const port = parentPort!
const answer = (message: DocumentAnswer): void => port.postMessage(message)

port.on('message', (request: DocumentRequest) => {
  void readDocument(request).then(answer)
})
answer('ready')
