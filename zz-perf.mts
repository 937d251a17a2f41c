import { readFileSync } from 'node:fs'
import { importArticle } from '@/core/import/import-article'
import { checkCanonical } from '@/core/import/invariants'
import { applyEdits } from '@/core/import/edit'
const M = 5 * 1024 * 1024 - 10
const t = (name: string, s: string, format?: 'markdown' | 'text') => {
  s = s.slice(0, M)
  const a = Date.now()
  const r = importArticle(s, { format, limits: { maxBytes: 1e8 } })
  const b = Date.now()
  console.log(name.padEnd(22), (s.length / 1e6).toFixed(1), 'M', b - a, 'ms', r.ok ? `${r.value.format} ${r.value.canonical.blocks.length} blocks ${r.value.canonical.map.length} runs` : r.problem.message, r.ok ? checkCanonical(s, r.value.canonical).slice(0, 2) : '', Date.now() - b, 'ms check')
}
const c = (f: string) => readFileSync('corpus/' + f, 'utf8')
const r = (s: string) => s.repeat(Math.ceil(M / s.length))
t('warm', c('004_6c04dbc7d557ec7b.txt'))
t('004 md', r(c('004_6c04dbc7d557ec7b.txt') + '\n\n'))
t('004 text', r(c('004_6c04dbc7d557ec7b.txt') + '\n\n'), 'text')
t('002', r(c('002_1848c7e087f0a21b.txt') + '\n\n'))
t('short md', r('a\n\n'), 'markdown')
t('short text', r('a\n\n'), 'text')
t('join chain', r('# x\n\na\n\n'), 'markdown')
t('join chain text', r('word word\n\n'), 'text')
let n = 0
t('same prefix', Array.from({ length: 50000 }, () => 'The same beginning of all lines in here, then something else ' + (n++) + ' and more words to come.').join('\n'), 'text')
t('same lines', r('The same beginning of all lines in here, then something else and more words to come, really.\n'), 'text')
t('one line', r('word '), 'text')
t('one line md', r('word '), 'markdown')
t('emoji', r('👩‍👩‍👧 é שלום \n'), 'markdown')
t('brackets', r('['))
t('stars', r('*a_ '), 'markdown')
t('stars para', r('*a_ '.repeat(400) + '\n\n'), 'markdown')
t('refs', r('&amp; '), 'markdown')
t('refs para', r('&amp; a &#x41;\n\n'), 'markdown')
t('quotes', r('>'), 'markdown')
t('quotes para', r('>'.repeat(2000) + ' a\n\n'), 'markdown')
t('escapes', r('\\*'), 'markdown')
t('spaces', 'a' + r(' ') + 'a', 'text')
t('spaces md', 'a' + r(' ') + 'a', 'markdown')
t('defs', '[a]: http://x\n'.repeat(300) + r('[a] is here\n\n'), 'markdown')
t('backslashes', r('\\'))
t('hardbreaks', r('word  \n'), 'markdown')
t('lists', r('- word\n'), 'markdown')
t('nested lists', r('- '.repeat(400) + 'a\n\n'), 'markdown')
