import { buffer } from 'node:stream/consumers'
import { fromBufferPromise } from 'yauzl'
import { ZipFile } from 'yazl'
import { pathOf } from '../archive/entry-path'
import { type Budget, inflated } from '../archive/inflate'
import { openArchive } from '../archive/read-archive'
import { readWhole } from '../read-whole'
import { Refusal } from '../refusal'
import { decodeBytes } from '../text/decode-bytes'

/** Bytes of all parts that are text; far more than any article. */
const mostXml = 48 * 1024 * 1024

/** Parts that say what the text is; pictures, fonts and macros are none. */
const wanted = /^(?:\[Content_Types\]\.xml|_rels\/\.rels|word\/(?:_rels\/)?[\w.-]+\.(?:xml|rels))$/

/**
 * A .docx file with nothing in it but its text: its parts in XML, each counted while it was inflated and looked at for
 * declarations that could make much of little, written anew without compression. What reads it later meets no bomb.
 * Throws a `Refusal`.
 */
export async function plainDocx(bytes: Uint8Array): Promise<Buffer> {
  const budget: Budget = { left: mostXml }
  const zip = await openArchive(() => fromBufferPromise(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), { decodeStrings: false, validateEntrySizes: false }))
  const written = new ZipFile()
  const names = new Set<string>()
  try {
    for await (const entry of zip.eachEntry()) {
      const { path } = pathOf(entry)
      if (!wanted.test(path)) continue
      if (names.has(path)) throw new Refusal(`The file has two parts called “${path}”.`)
      names.add(path)
      const part = await readWhole(inflated(zip, entry, budget), mostXml)
      checkXml(part, path)
      written.addBuffer(Buffer.from(part.buffer), path, { compress: false })
    }
  } catch (error) {
    if (error instanceof Refusal) throw error
    throw new Refusal('The file is damaged or cut off.')
  } finally {
    zip.close()
  }
  if (!names.has('word/document.xml')) throw new Refusal('The file is called .docx, and has no text as Word writes it.')
  written.end()
  return buffer(written.outputStream)
}

function checkXml(part: Uint8Array, path: string): void {
  const decoded = decodeBytes(part, {})
  if (!decoded.ok || decoded.value.encoding !== 'utf-8') throw new Refusal(`The part “${path}” of the file is not UTF-8.`)
  const declared = /<!(?:DOCTYPE|ENTITY)/i.exec(decoded.value.text)
  if (declared) throw new Refusal(`The part “${path}” of the file declares entities, in its line ${decoded.value.text.slice(0, declared.index).split('\n').length}: Word never does.`)
  if (decoded.value.text.includes('\0')) throw new Refusal(`The part “${path}” of the file has a NUL character.`)
}
