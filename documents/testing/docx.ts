import { type Packed, zipOf } from './zip'

const word = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'

const types = `<?xml version="1.0" encoding="UTF-8"?>
<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>
<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/><Override PartName="/word/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml"/></Types>`

const relations = `<?xml version="1.0" encoding="UTF-8"?>
<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>`

const documentRelations = `<?xml version="1.0" encoding="UTF-8"?>
<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/>
<Relationship Id="rId2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink" Target="https://example.org/a" TargetMode="External"/></Relationships>`

const styles = `<?xml version="1.0" encoding="UTF-8"?>
<w:styles ${word}>${['Title', 'Heading 1', 'Quote', 'List Paragraph'].map((name) => `<w:style w:type="paragraph" w:styleId="${name.replace(' ', '')}"><w:name w:val="${name}"/></w:style>`).join('')}</w:styles>`

/** A paragraph of Word: words as they are, in a style. */
export function paragraph(text: string, style?: string, run = ''): string {
  return `<w:p>${style === undefined ? '' : `<w:pPr><w:pStyle w:val="${style}"/></w:pPr>`}<w:r>${run}<w:t xml:space="preserve">${text}</w:t></w:r></w:p>`
}

/** The part that has the text of a document with this body. */
export function documentXml(body: string): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n<w:document ${word}><w:body>${body}</w:body></w:document>`
}

/** A .docx file whose body is this XML, with further parts in the place of ours. */
export function docxOf(body: string, others: readonly Packed[] = []): Promise<Buffer> {
  const parts: Packed[] = [
    { path: '[Content_Types].xml', content: types }, { path: '_rels/.rels', content: relations },
    { path: 'word/document.xml', content: documentXml(body) },
    { path: 'word/styles.xml', content: styles }, { path: 'word/_rels/document.xml.rels', content: documentRelations },
  ]
  const paths = new Set(others.map(({ path }) => path))
  return zipOf([...parts.filter(({ path }) => !paths.has(path)), ...others])
}
