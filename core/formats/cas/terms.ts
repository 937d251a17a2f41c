/** The type of our annotations in a CAS. */
export const passageType = 'crossread.Passage'

/** Its features: the tag, and what only we read, as text. */
export const passageFeatures = ['tag', 'note', 'attributes', 'fragments'] as const

/** What it is a kind of. */
export const annotationType = 'uima.tcas.Annotation'

/** The range of its features. */
export const stringType = 'uima.cas.String'
