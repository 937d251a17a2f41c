/** Kinds of outlet that forms propose. Any other word will do: the world has more kinds than a list. */
export const proposedKinds = ['publisher', 'wire agency', 'state news agency', 'public broadcaster', 'broadcaster', 'magazine', 'web site', 'blog', 'government body', 'unknown'] as const

/** How an outlet may stand to a state, as forms propose it. */
export const proposedStateRelations = ['none', 'none disclosed', 'public funding with statutory independence', 'state-funded', 'state-owned', 'state-affiliated', 'unknown'] as const
