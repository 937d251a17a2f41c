import { describe, expect, it } from 'vitest'
import { codebookSchema } from '@/core/codebook/codebook'
import media from '@/core/codebook/media-framing-v1.json'
import { allHighlightCss, depths, leadingCss, tintCss, underlineCss } from './highlight-css'
import { tagLooks } from './tag-look'

const looks = tagLooks(codebookSchema.parse(media))
const look = looks.get('attributed_claim')!

describe('underlineCss', () => {
  it('draws the tag’s pattern in the group’s ink for either scheme, 4 px lower with each depth', () => {
    expect(underlineCss(look, 0, 'each')).toMatch(/::highlight\(passage-attributed_claim-0\) \{ text-decoration: underline dashed 2px light-dark\(#073CC4, #[0-9a-f]{6}\); text-underline-offset: 4px; text-decoration-skip-ink: none \}/)
    expect(underlineCss(look, 2, 'each')).toContain('text-underline-offset: 12px')
  })
  it('shares the last depth among all that lie deeper', () => expect(underlineCss(look, 99, 'each')).toBe(underlineCss(look, depths - 1, 'each')))
  it('tells any two tags apart by hue and pattern', () => {
    const drawn = [...looks.values()].map((one) => underlineCss(one, 0, 'each').replace(/.*\{/, ''))
    expect(new Set(drawn).size).toBe(looks.size)
  })
})

describe('tintCss', () => {
  it('is a ground, not a line', () => expect(tintCss(look, 'each')).toMatch(/background-color: light-dark/))
})

describe('allHighlightCss', () => {
  it('has every tag at every depth, its tint, and what is selected, for one element', () => {
    const rules = allHighlightCss(looks).split('\n')
    expect(rules.length).toBe(looks.size * (depths + 1) + 1)
    expect(rules.every((rule) => rule.startsWith('[data-reader]::highlight(passage-'))).toBe(true)
  })
})

describe('leadingCss', () => {
  it('sets all lines of a long article apart alike where most of it is crowded', () => {
    const css = leadingCss(new Map(Array.from({ length: 200 }, (_, block) => [block, 5])))
    expect(css).toContain('[data-block] { line-height: calc(var(--line) + 8px) }')
    expect(css).not.toContain('[data-block="')
  })

  it('sets lines apart where more is stacked than fits, earlier on a narrow page', () => {
    const css = leadingCss(new Map([[3, 3], [7, 5]]))
    const [wide, narrow] = css.split('@media (max-width')
    expect(wide).not.toContain('[data-block="3"]')
    expect(wide).toContain('[data-block="7"] { line-height: calc(var(--line) + 8px) }')
    expect(narrow).toContain('[data-block="3"] { line-height: calc(var(--line) + 4px) }')
  })
})
