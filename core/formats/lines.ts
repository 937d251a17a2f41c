import type { TextFile } from './files'
import type { Finding, Place } from './finding'
import { type JsonObject, isObject, parseJson } from './json'

/** The objects of a JSONL file, with their lines; a finding for each line that is none. Empty lines are passed over. */
export function jsonLines({ path, text }: TextFile): { objects: { place: Place; object: JsonObject }[]; findings: Finding[] } {
  const findings: Finding[] = []
  const objects = text.replace(/^\ufeff/, '').split('\n').flatMap((line, index) => {
    if (line.trim() === '') return []
    const place = { file: path, line: index + 1 }
    const parsed = parseJson(line)
    if (parsed && isObject(parsed.value)) return [{ place, object: parsed.value }]
    findings.push({ kind: 'malformed', place, message: parsed ? 'The line is JSON, but not an object.' : 'The line is not JSON.' })
    return []
  })
  return { objects, findings }
}
