/** The type of our annotations in a CAS. */
export const passageType = 'crossread.Passage'

/** Its declaration: the tag, and what only we read, as text. */
export const passageDeclaration = {
  '%NAME': passageType,
  '%SUPER_TYPE': 'uima.tcas.Annotation',
  tag: { '%NAME': 'tag', '%RANGE': 'uima.cas.String' },
  note: { '%NAME': 'note', '%RANGE': 'uima.cas.String' },
  attributes: { '%NAME': 'attributes', '%RANGE': 'uima.cas.String' },
  fragments: { '%NAME': 'fragments', '%RANGE': 'uima.cas.String' },
} as const
