import { inPage, startScripts } from './first-paint'

interface Props {
  /** That of the answer's policy. */
  readonly nonce: string
  /** Whether nothing is painted before all of the page is there: of a long article what has come is shown. */
  readonly atOnce: boolean
}

/** No element has it: a browser that expects one paints when it has read the page to its end. */
const endOfPage = 'end-of-page'

/** What a page that paints itself first (FirstPainted) says before its desk, which may still be on its way. For the server. */
export const BeforeFirstPaint = ({ nonce, atOnce }: Props) => (
  <>
    {/* For cli/page-head.mjs. */}
    <meta name="crossread:first-paint" content="before-scripts" />
    {atOnce && <link rel="expect" href={`#${endOfPage}`} blocking="render" />}
    {/* As a module on its own, it waits for no style sheet, and what comes after it does not wait for it. */}
    <script type="module" async nonce={nonce} suppressHydrationWarning>{inPage(startScripts, "'comes'")}</script>
    {/* Without script nothing brings a desk that came later to its place: it is read where it is. */}
    <noscript><style nonce={nonce} suppressHydrationWarning>{'body > div[hidden] { display: block !important; }'}</style></noscript>
  </>
)
