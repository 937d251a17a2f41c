// Changed files against every parser of files that strangers bring: npm run fuzz [-- files seed]
import { fuzz } from '@/documents/testing/fuzz'
import { DocumentThread } from '@/documents/thread/document-thread'

const [files = 2000, seed = Date.now() % 1_000_000] = process.argv.slice(2).map(Number)
const never = new AbortController().signal
const thread = new DocumentThread()
let peak = 0
const watch = setInterval(() => (peak = Math.max(peak, process.memoryUsage.rss())), 100)
const begun = performance.now()
console.log(`${files} changed files for each parser, seed ${seed}; the slowest of a document may have waited for its thread to begin\n`)
console.log(`${'parser'.padEnd(24)}${['given', 'read', 'refused', 'taken', 'faults', 'slowest ms'].map((title) => title.padStart(11)).join('')}`)
const totals = { given: 0, read: 0, refused: 0, faults: 0 }
for await (const { parser, given, read, refused, taken, faults, slowest } of fuzz({ files, seed, readDocument: (request) => thread.readDocument(request, never) })) {
  console.log(`${parser.padEnd(24)}${[given, read, refused, taken, faults.length, Math.round(slowest)].map((value) => value.toLocaleString('en').padStart(11)).join('')}`)
  for (const fault of faults.slice(0, 5)) console.log(`  ${fault}`)
  totals.given += given
  totals.read += read
  totals.refused += refused
  totals.faults += faults.length
}
clearInterval(watch)
await thread.close()
console.log(`\n${totals.given.toLocaleString('en')} files: ${totals.read.toLocaleString('en')} read, ${totals.refused.toLocaleString('en')} refused in a sentence, ${totals.faults} faults; ${Math.round((performance.now() - begun) / 1000)} s, peak ${Math.round(peak / 1024 / 1024)} MiB`)
if (totals.faults > 0) process.exitCode = 1
