/** The lines of the article that stories read, as they are handed in: Markdown with an emoji, a combining mark and a right-to-left word. */
export const lines = [
  'Officials in Bangui 🛬 said on Friday that a second batch of military instructors had landed at the airport before dawn.',
  'The ministry called the flight a “routine rotation”, and the cafe\u0301 owners beside the runway called it an invasion of good manners.',
  'A spokesman who answered with the single word שלום would not say who had paid for the aircraft, nor how long its guests would stay.',
  'Critics recalled that an earlier contingent had been welcomed with the same words, and had stayed for the whole rainy season.',
  'The opposition demanded an answer in parliament, where nobody expects one before the vote in December.',
] as const

/** A text to be imported. */
export const articleText = (title: string): string => [`# ${title}`, 'By Noor Haddad', 'October 26, 2020', ...lines].join('\n\n') + '\n'
