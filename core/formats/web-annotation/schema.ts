/**
 * The parts of the W3C Web Annotation Data Model (recommendation of 2017-02-23) that a page of annotations on texts may
 * have, as JSON Schema: to hold what we write against something that is not our own reader. `id` and `source` are IRIs,
 * relative ones too; times are xsd:dateTime with a zone; what the model does not know is let through only under a prefix.
 */
const iri = { type: 'string', minLength: 1, pattern: '^[^\\s<>"{}|\\\\^`]+$' } as const
const context = { anyOf: [{ const: 'http://www.w3.org/ns/anno.jsonld' }, { type: 'array', minItems: 1, contains: { const: 'http://www.w3.org/ns/anno.jsonld' } }] } as const
const prefixed = { '^[a-z]+:[a-z]+$': {} } as const

const selector = {
  oneOf: [
    {
      type: 'object', required: ['type', 'exact'], additionalProperties: false,
      properties: { type: { const: 'TextQuoteSelector' }, exact: { type: 'string', minLength: 1 }, prefix: { type: 'string' }, suffix: { type: 'string' } },
    },
    {
      type: 'object', required: ['type', 'start', 'end'], additionalProperties: false,
      properties: { type: { const: 'TextPositionSelector' }, start: { type: 'integer', minimum: 0 }, end: { type: 'integer', minimum: 1 } },
    },
  ],
} as const

const annotation = {
  type: 'object', required: ['id', 'type', 'target'], additionalProperties: false, patternProperties: prefixed,
  properties: {
    '@context': context,
    id: iri,
    type: { const: 'Annotation' },
    motivation: { enum: ['assessing', 'bookmarking', 'classifying', 'commenting', 'describing', 'editing', 'highlighting', 'identifying', 'linking', 'moderating', 'questioning', 'replying', 'tagging'] },
    created: { type: 'string', format: 'date-time' },
    creator: { type: 'object', required: ['type', 'name'], additionalProperties: false, properties: { id: iri, type: { enum: ['Person', 'Organization', 'Software'] }, name: { type: 'string' }, nickname: { type: 'string' } } },
    body: {
      type: 'array', minItems: 1,
      items: { type: 'object', required: ['type', 'value'], additionalProperties: false, properties: { type: { const: 'TextualBody' }, value: { type: 'string' }, purpose: { enum: ['tagging', 'commenting', 'classifying', 'describing'] }, format: { type: 'string' }, language: { type: 'string' } } },
    },
    target: {
      type: 'array', minItems: 1,
      items: { type: 'object', required: ['source', 'selector'], additionalProperties: false, properties: { id: iri, source: iri, selector: { type: 'array', minItems: 1, items: selector } } },
    },
  },
} as const

/** A page: the annotations of one article. */
export const pageSchema = {
  type: 'object', required: ['@context', 'id', 'type', 'items'], additionalProperties: false, patternProperties: prefixed,
  properties: {
    '@context': context, id: iri, type: { const: 'AnnotationPage' }, partOf: iri, next: iri, prev: iri,
    startIndex: { type: 'integer', minimum: 0 }, items: { type: 'array', items: annotation },
  },
} as const

/** A collection, which names its first and its last page. */
export const collectionSchema = {
  type: 'object', required: ['@context', 'id', 'type'], additionalProperties: false, patternProperties: prefixed,
  properties: { '@context': context, id: iri, type: { const: 'AnnotationCollection' }, label: { type: 'string' }, total: { type: 'integer', minimum: 0 }, first: iri, last: iri },
} as const
