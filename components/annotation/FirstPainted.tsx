import type { ReactNode } from 'react'
import type { Annotation } from '@/core/annotation/annotation'
import { deepestIn } from '@/core/annotation/deepest'
import { intervalIndex } from '@/core/annotation/interval-index'
import { nearAtFirst } from '@/core/annotation/near'
import { inReadingOrder } from '@/core/annotation/reading-order'
import { stack } from '@/core/annotation/stacking'
import type { Block } from '@/core/article/block'
import type { Codebook } from '@/core/codebook/codebook'
import { codePoint } from '@/core/text/offset'
import type { OffsetTable } from '@/core/text/offset-table'
import { type FirstPaint, inPage, paintFirst, startScripts, whenInPlace } from './first-paint'
import { depthsThatFit, highlightNames, leadingCss, underlineCss } from './highlight-css'
import { tagLooks } from './tag-look'

interface Props {
  /** The layer that the page shows first. */
  readonly annotations: readonly Annotation[]
  readonly blocks: readonly Block[]
  readonly table: OffsetTable
  readonly codebook: Codebook
  /** That of the answer's policy. */
  readonly nonce: string
  /** The desk. */
  readonly children: ReactNode
}

/** A desk with the first paint of its layer: a script of a few lines in the page itself. For the server; a page that is opened from another one has its script already. */
export const FirstPainted = ({ annotations, blocks, table, codebook, nonce, children }: Props) => {
  const json = JSON.stringify(firstPaintOf(annotations, blocks, table, codebook)).replaceAll('<', '\\u003c')
  return (
    <>
      {children}
      <script nonce={nonce} suppressHydrationWarning>{inPage(whenInPlace, `() => ${inPage(paintFirst, json)}`)}</script>
      <script nonce={nonce} suppressHydrationWarning>{inPage(startScripts, "'is there'")}</script>
    </>
  )
}

/** What is near the window at first, with all of the layer counted for how deep each underline lies. */
function firstPaintOf(annotations: readonly Annotation[], blocks: readonly Block[], table: OffsetTable, codebook: Codebook): FirstPaint {
  const shown = inReadingOrder(annotations)
  const depths = stack(shown)
  const looks = tagLooks(codebook)
  const numbered = blocks.map(({ start, end }, index) => ({ index, start, end, units: table.toUtf16(start) as number }))
  const rules = new Map<string, string>()
  const passages = nearAtFirst(shown, intervalIndex(shown)).flatMap(({ id, tag, extent }): FirstPaint['passages'][number][] => {
    const look = looks.get(tag)
    if (!look) return []
    const depth = depths.get(id) ?? 0
    const name = highlightNames.underline(tag, depth)
    if (!rules.has(name)) rules.set(name, underlineCss(look, depth, 'root'))
    const places = extent.flatMap(({ start, end }) => numbered.filter((block) => block.start < end && block.end > start).flatMap((block) => [
      block.index,
      table.toUtf16(codePoint(Math.max(start, block.start))) - block.units,
      table.toUtf16(codePoint(Math.min(end, block.end))) - block.units,
    ]))
    return [[id, name, ...places]]
  })
  const leading = leadingCss(deepestIn(numbered, shown.map(({ id, extent }) => ({ extent, depth: depths.get(id) ?? 0 })), depthsThatFit.narrow))
  return { css: [...rules.values(), leading].join('\n'), passages }
}
