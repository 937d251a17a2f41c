import { mkdir, open, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { byName } from '@/core/formats/files'
import type { LabelledArticle } from '@/core/formats/labelled-article'
import { Losses } from '@/core/formats/losses'
import { memorySpill, packageFiles } from '@/core/formats/package-files'
import { type WrittenFormatKey, openFormat, writtenFormats } from '@/core/formats/write-formats'

/** Every format that is written. */
export const writtenKeys = Object.keys(writtenFormats) as WrittenFormatKey[]

/** Writes a project in every format, a folder for each, and beside them `expected.json`: what stands in all of them. */
export async function writePackages(folder: string, articles: readonly LabelledArticle[]): Promise<void> {
  const sorted = byName(articles)
  await mkdir(folder, { recursive: true })
  await writeFile(join(folder, 'expected.json'), JSON.stringify(sorted))
  for (const key of writtenKeys) {
    async function* all() {
      for (const article of sorted) yield { article }
    }
    for await (const { path, bytes } of packageFiles(openFormat(key, { lost: new Losses() }), all(), memorySpill())) {
      const target = join(folder, key, path)
      await mkdir(dirname(target), { recursive: true })
      const file = await open(target, 'w')
      for await (const part of bytes) await file.write(part)
      await file.close()
    }
  }
}
