/** How long a line about an article may be, in code points: for what a lead writes, and for what an import keeps. */
export const longestLine = { title: 500, byline: 300, outlet: 300, story: 200, name: 300 } as const
