import { inPage, startScripts, waitNoLonger } from './first-paint'

interface Props {
  /** That of the answer's policy. */
  readonly nonce: string
  /** Whether nothing is painted before all of the page is there: of a long article what has come is shown. */
  readonly atOnce: boolean
}

/**
 * No element has it: a browser that expects one paints when it has read the page to its end, and says in its console that
 * there was none. Waiting for the desk alone, it mostly paints a frame without it, before React's script brings it (decision 029).
 */
const endOfPage = 'end-of-page'

/** In milliseconds: longer nobody looks at an empty window. */
const mostBlank = 1000

/** What nobody brings to its place without script: it is shown over the place where it would be. */
const withoutScript = `
[data-coming] { display: none; }
body > [hidden]:has([data-desk]) { display: block !important; position: absolute; inset: 3rem 0 auto var(--rail-width); padding: var(--space-16); }
`

/** What a page that paints itself first (FirstPainted) says before its desk, which may still be on its way (ComingDesk). For the server. */
export const BeforeFirstPaint = ({ nonce, atOnce }: Props) => (
  <>
    {/* For cli/page-head.mjs. */}
    <meta name="crossread:first-paint" content="before-scripts" />
    {atOnce && <link rel="expect" href={`#${endOfPage}`} blocking="render" />}
    {/* As a module on its own, it waits for no style sheet, and what comes after it does not wait for it. */}
    <script type="module" async nonce={nonce} suppressHydrationWarning>{[inPage(startScripts, "'comes'"), inPage(waitNoLonger, String(mostBlank))].join(';')}</script>
    <noscript><style nonce={nonce} suppressHydrationWarning>{withoutScript}</style></noscript>
  </>
)
