/** Where the focus goes when one searches again. */
export const findFieldId = 'find-in-article'
