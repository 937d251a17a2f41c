import { describe, expect, it, vi } from 'vitest'
import { blocksOf, sound } from '../testing/blocks'
import { pdfOf, setPage } from '../testing/pdf'
import { readPdf } from './read-pdf'

// A thread, and parsers, take their time to begin on a busy machine; what is tested is what comes of them.
vi.setConfig({ testTimeout: 60_000 })

const read = async (...given: Parameters<typeof pdfOf>) => blocksOf(sound(await readPdf(pdfOf(...given))))

describe('a PDF file', () => {
  it('has its lines joined into paragraphs', async () =>
    expect(await read([setPage([
      ['A Title in Larger Letters', { size: 20 }],
      ['The first line of a paragraph that is long enough to fill its column,', { y: 740 }], ['and goes on with an inter-', { y: 726 }], ['national word, and ends here.', { y: 712 }],
      ['A second one, after a short line that ended a sentence, without a gap.', { y: 698 }], ['It goes on and fills its column once more, as lines of a column do it.', { y: 684 }],
      ['Here the gap is wide, so that this line stands alone.', { y: 640 }],
    ])])).toEqual([
      'title: A Title in Larger Letters',
      'paragraph: The first line of a paragraph that is long enough to fill its column, and goes on with an inter-national word, and ends here.',
      'paragraph: A second one, after a short line that ended a sentence, without a gap. It goes on and fills its column once more, as lines of a column do it.',
      'paragraph: Here the gap is wide, so that this line stands alone.',
    ]))

  it('lets paragraphs go on over pages, and keeps what pages repeat as furniture', async () => {
    const page = (number: number, ...lines: string[]) => [{ x: 72, y: 820, size: 9, text: 'The Example Review' }, ...setPage(lines), { x: 290, y: 30, size: 9, text: `Page ${number}` }]
    expect(await read([
      page(1, 'One paragraph begins on the first page of three, and does not end there'),
      page(2, 'but goes on, in the middle of the sentence, until it ends on the second.', 'Then another line follows that fills the whole of its column, nearly so'),
      page(3, 'and that is all that there is.'),
    ])).toEqual([
      'furniture: The Example Review',
      'paragraph: One paragraph begins on the first page of three, and does not end there but goes on, in the middle of the sentence, until it ends on the second. Then another line follows that fills the whole of its column, nearly so and that is all that there is.',
      'furniture: Page 1', 'furniture: The Example Review', 'furniture: Page 2', 'furniture: The Example Review', 'furniture: Page 3',
    ])
  })

  it('leaves a number alone that stands on one page only', async () =>
    expect(await read([setPage(['Some words of a text that has one page.', ['7', { y: 30 }]])])).toEqual(['paragraph: Some words of a text that has one page.', 'paragraph: 7']))

  it('has the characters that its fonts say it has', async () =>
    // On the page right-to-left words stand from the left as they are seen.
    expect(await read([setPage(['A cafe\u0301 🕊️ and the word םולש in one line'])], { unicode: true })).toEqual(['paragraph: A cafe\u0301 🕊️ and the word שלום in one line']))

  it.each<[string, Buffer, RegExp]>([
    ['no text', pdfOf([[]]), /no text layer/],
    ['fonts that say nothing', pdfOf([setPage(['words'])], { unicode: true, mapped: false }), /no text layer/],
    ['an end too early', pdfOf([setPage(['words'])]).subarray(0, 300), /damaged|no text layer/],
    ['nonsense', Buffer.from('%PDF-1.7\nnonsense'), /damaged/],
  ])('is refused with %s', async (_, bytes, message) => expect(await readPdf(bytes)).toMatchObject({ ok: false, problem: { message: expect.stringMatching(message) as string } }))
})
