import { describe, expect, test } from 'vitest'
import { codePoint } from '@/core/text/offset'
import { expectRoundTrips } from '../expect-round-trip'
import { writeWhole } from '../write-whole'
import { parseXml } from '../xml'
import { readXmi } from './read-xmi'
import { openXmi } from './write-xmi'

const read = (files: Parameters<typeof readXmi>[0]) => readXmi(files, { annotator: 'somebody' })

describe('UIMA XMI', () => {
  test('comes back as it went out, or the note says what was lost', () => {
    expect(expectRoundTrips({ open: openXmi, read }, { machines: true })).toBeGreaterThan(0)
  })

  test('replaces what XML forbids without moving an offset, and says so', () => {
    const text = 'a\u0000\u0007🙂\u001f b\ufffe שלום'.replace('\0', '\u0001')
    const passage = { tag: 'bell\u0007', extent: [{ start: codePoint(3), end: codePoint(4) }, { start: codePoint(9), end: codePoint(13) }], quotes: ['🙂', 'שלום'], note: 'tab\t"<&>\'\r\n', attributes: { a: ['x'] } }
    const { files, notes } = writeWhole(openXmi, [{ name: 'a', text, layers: [{ annotator: 'anna', machine: false, passages: [passage] }] }])
    expect(notes).toEqual([expect.stringMatching(/^XML forbids control characters.*\(2\)$/)])
    expect(files.map(({ path }) => path)).toEqual(['a/anna.xmi', 'a/TypeSystem.xml'])
    const { articles, findings } = read(files)
    expect(findings).toEqual([])
    expect(articles[0]!.text).toBe('a\ufffd\ufffd🙂\ufffd b\ufffd שלום')
    expect(articles[0]!.layers[0]!.passages).toMatchObject([{ ...passage, tag: 'bell\ufffd' }])
  })

  test('of another tool: UTF-16 units, types of the type system, links told, other views left out', () => {
    const xmi = `<?xml version="1.0" encoding="UTF-8"?>
<xmi:XMI xmlns:xmi="http://www.omg.org/XMI" xmlns:cas="http:///uima/cas.ecore" xmlns:ner="http:///de/tudarmstadt/ukp/dkpro/core/api/ner/type.ecore" xmlns:seg="http:///de/tudarmstadt/ukp/dkpro/core/api/segmentation/type.ecore" xmlns:custom="http:///webanno/custom.ecore" xmlns:noNamespace="http:///uima/noNamespace.ecore" xmi:version="2.0">
  <cas:NULL xmi:id="0"/>
  <seg:Token xmi:id="9" sofa="12" begin="0" end="4"/>
  <ner:NamedEntity xmi:id="1" sofa="12" begin="3" end="4" value="PER" identifier="Q1"/>
  <custom:Claim xmi:id="2" sofa="12" begin="5" end="9" weight="2.5" sure="true" other="1"/>
  <noNamespace:Plain xmi:id="3" sofa="12" begin="0" end="1"><list>x</list><list>y</list></noNamespace:Plain>
  <custom:Claim xmi:id="4" sofa="13" begin="0" end="1"/>
  <custom:Claim xmi:id="5" sofa="12" begin="2" end="4"/>
  <cas:Sofa xmi:id="12" sofaNum="1" sofaID="_InitialView" mimeType="text" sofaString="a&#128578;b &#x5e9;לום"/>
  <cas:View sofa="12" members="1 2 3 5 9"/>
</xmi:XMI>`
    const feature = (name: string, range: string) => `<featureDescription><name>${name}</name><rangeTypeName>${range}</rangeTypeName></featureDescription>`
    const types = `<typeSystemDescription xmlns="http://uima.apache.org/resourceSpecifier"><types><typeDescription><name>webanno.custom.Base</name><supertypeName>uima.tcas.Annotation</supertypeName><features>${feature('weight', 'uima.cas.Float')}${feature('sure', 'uima.cas.Boolean')}</features></typeDescription><typeDescription><name>webanno.custom.Claim</name><supertypeName>webanno.custom.Base</supertypeName><features>${feature('other', 'uima.tcas.Annotation')}</features></typeDescription></types></typeSystemDescription>`
    const { articles, findings } = read([{ path: 'annotation/day 1.txt/anna.xmi', text: xmi }, { path: 'annotation/day 1.txt/TypeSystem.xml', text: types }])
    expect(articles.map(({ name, text, layers }) => [name, text, layers.map(({ annotator, passages }) => [annotator, passages.map(({ tag, quotes, attributes }) => [tag, ...quotes, attributes])])])).toEqual([
      ['day 1.txt', 'a🙂b שלום', [['anna', [['PER', 'b', { identifier: 'Q1' }], ['Claim', 'שלום', { weight: 2.5, sure: true }], ['Plain', 'a', {}]]]]],
    ])
    expect(findings.map(({ kind, place }) => [kind, place.line, place.item])).toEqual([
      ['unsupported', 6, 'webanno.custom.Claim 2'], ['unsupported', 7, 'Plain 3'], ['unsupported', 8, 'webanno.custom.Claim 4'], ['outside', 9, 'webanno.custom.Claim 5'],
    ])
  })

  const sofa = '<xmi:XMI xmlns:xmi="http://www.omg.org/XMI" xmlns:cas="http:///uima/cas.ecore"><cas:Sofa xmi:id="1" sofaString="&e;"/></xmi:XMI>'
  test.each([
    ['a document type', `<?xml version="1.0"?>\n<!DOCTYPE x [<!ENTITY e "text">]>\n${sofa}`, 2, 'document type'],
    ['entities that grow', `<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">${Array.from({ length: 20 }, (_, n) => `<!ENTITY a${n + 1} "${`&a${n || ''};`.repeat(10)}">`).join('')}]>${sofa}`, 1, 'document type'],
    ['a file of the machine', `<!DOCTYPE x SYSTEM "file:///etc/passwd">${sofa}`, 1, 'document type'],
    ['declarations of nothing, again and again', '<!'.repeat(80_000), 1, '“<!” begins'],
    ['a declaration after a comment', `<!-- <!a -->\r\n<?a <!b ?><![CDATA[<!c]]><!ELEMENT d>`, 2, '“<!” begins'],
    ['an entity that nobody declared', sofa, 1, 'not XML'],
    ['elements nested without end', `<xmi:XMI xmlns:xmi="http://www.omg.org/XMI">${'<a>'.repeat(100_000)}`, 1, 'nested more than'],
    ['an attribute twice', '<a b="1" b="2"/>', 1, 'not XML'],
    ['nothing', '', 1, 'not XML'],
    ['an end that is missing', '<a><b/>', 1, 'not XML'],
  ])('with %s is refused', (_, text, line, message) => {
    const { articles, findings } = read([{ path: 'a.xmi', text }])
    expect(articles).toEqual([])
    expect(findings).toMatchObject([{ kind: 'malformed', place: { file: 'a.xmi', line }, message: expect.stringContaining(message) }])
  })

  test('may have what looks like a declaration in comments and sections', () => {
    expect(parseXml('<a><!-- <!DOCTYPE x> --><![CDATA[<!ELEMENT 🙂> <!--]]>שלום<?pi <!x> ?></a>')).toMatchObject({ root: { text: '<!ELEMENT 🙂> <!--שלום' } })
  })
})
