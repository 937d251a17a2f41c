import { expect, it } from 'vitest'
import { readFile } from './read-file'

const text = '# שלום 🦊 e\u0301\n'

it('reads a file as it is, and takes Markdown by its name', async () => {
  expect(await readFile(new File([`\ufeff${text}`], 'a.md'))).toEqual({ ok: true, value: { raw: `\ufeff${text}`, file: 'a.md', format: 'markdown' } })
  expect(await readFile(new File([text], 'A.TXT'))).toMatchObject({ ok: true, value: { raw: text, format: undefined } })
})

it.each([
  ['another kind of file', new File([text], 'a.docx'), /neither \.txt nor \.md/],
  ['invalid UTF-8', new File([new Uint8Array([0x61, 0x0a, 0xff])], 'a.txt'), /“a\.txt”: .*line 2/],
  ['a PDF under another name', new File(['%PDF-1.7'], 'a.txt'), /PDF/],
  ['an empty file', new File([], 'a.txt'), /no text/],
  ['NUL', new File(['a\0b'], 'a.txt'), /NUL.*line 1/],
  ['a file over the limit', new File([new Uint8Array(1024 * 1024 + 1)], 'a.txt'), /1\.01 MiB; the limit is 1 MiB/],
])('refuses %s', async (_, file, words) => {
  const read = await readFile(file)
  expect(read.ok).toBe(false)
  if (!read.ok) expect(read.problem.message).toMatch(words)
})
