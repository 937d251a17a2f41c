/** Whose layer the gold is, where it is written beside those of people. */
export const goldAnnotator = 'gold'
