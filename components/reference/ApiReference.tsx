import { type Scope, scopeWords, scopes } from '@/core/token/scope'
import type { Field } from '@/core/api/fields'
import type { ProblemKind } from '@/core/api/problem'
import type { ReferenceEntry } from '@/core/api/reference'
import { Link } from '@/components/page/Link'
import classes from './ApiReference.module.css'

interface Props {
  /** The address people use, as in https://crossread.example. */
  readonly server: string
  readonly groups: readonly { readonly group: string; readonly entries: readonly ReferenceEntry[] }[]
  readonly problems: readonly ProblemKind[]
}

/** Everything that can be asked of the server, by groups, without a script. */
export const ApiReference = ({ server, groups, problems }: Props) => (
  <div className={classes.reference}>
    <nav aria-label="Parts" className={classes.parts}>
      <ul>
        <li><a href="#begin">How to begin</a></li>
        {groups.map(({ group }) => <li key={group}><a href={`#${idOf(group)}`}>{nameOf(group)}</a></li>)}
        <li><a href="#problems">When it goes wrong</a></li>
      </ul>
    </nav>
    <section aria-labelledby="begin" className={classes.group}>
      <h2 id="begin">How to begin</h2>
      <p>Make a token on your <Link href="/account">account page</Link>, and put it into a file that only you can read:</p>
      <Code>{`(umask 077; read -rs T; echo "Authorization: Bearer $T" > token.header)\ncurl -H @token.header '${server}/api/v1/projects'`}</Code>
      <p>The first line waits for the token and shows nothing: paste it, and press Enter. So it stands in no history of commands, and in no list of processes.</p>
      <ul className={classes.facts}>
        <li>A token does what you may do, cut down to its scopes. What is for a person alone (marking, answering, deciding, people, settings) takes a session, and no token.</li>
        <li>Offsets are Unicode code points of the canonical text, from 0, the end not included: in Python <code>text[start:end]</code>.</li>
        <li>Lists come in pages of at most 200. Read on with <code>next</code> as <code>cursor</code> until it is null. What is added meanwhile moves nothing; it comes later in the walk or in the next one.</li>
        <li>Take keys that you do not know: there may come to be more.</li>
        <li>The same for programs, as OpenAPI 3.1: <a href={`${server}/api/v1/openapi.json`}>openapi.json</a>.</li>
      </ul>
      <h3>Scopes</h3>
      <dl className={classes.scopes}>
        {scopes.map((scope) => <div key={scope}><dt><code>{scope}</code></dt><dd>{scopeWords[scope].opens}</dd></div>)}
      </dl>
    </section>
    {groups.map(({ group, entries }) => (
      <section key={group} aria-labelledby={idOf(group)} className={classes.group}>
        <h2 id={idOf(group)}>{nameOf(group)}</h2>
        {entries.map((entry) => <Entry key={entry.key} entry={entry} />)}
      </section>
    ))}
    <section aria-labelledby="problems" className={classes.group}>
      <h2 id="problems">When it goes wrong</h2>
      <p>Every failure is <code>application/problem+json</code> (RFC 9457): <code>type</code> is an address below that never changes, <code>detail</code> a sentence for people, <code>code</code> the kind for programs; <code>field</code> and <code>details</code> say more where there is more. Any address may answer 405, 421, 500 and 503; the others stand with each.</p>
      <dl className={classes.scopes}>
        {problems.map(({ key, status, title, meaning }) => (
          <div key={key}><dt><Link href={`/problems/${key}`}>{status} {title}</Link></dt><dd><Words text={meaning} /></dd></div>
        ))}
      </dl>
    </section>
  </div>
)

const Entry = ({ entry }: { entry: ReferenceEntry }) => (
  <article className={classes.entry} aria-labelledby={entry.key}>
    <h3 id={entry.key}><a href={`#${entry.key}`}>{entry.summary}</a></h3>
    <p className={classes.address}><span className={classes.method}>{entry.method}</span> <Path path={entry.path} /></p>
    <p className={classes.says}><Words text={entry.explanation} /> <Opens entry={entry} /></p>
    {entry.curl && <Code>{entry.curl}</Code>}
    <Fields title="Query" fields={entry.query} />
    <Fields title="Body" fields={entry.body} />
    {entry.stream ? <p className={classes.says}>Answer: <Words text={entry.stream} /></p> : <Fields title="Answer" fields={entry.answer} folded />}
    {entry.problems.length > 0 && <p className={classes.fails}>
      <span>May fail with </span>
      {entry.problems.map(({ key, status, title }, index) => <span key={key}>{index > 0 && ', '}<a href={`/problems/${key}`} title={title} aria-label={`${status} ${title}`}>{status}</a></span>)}.
    </p>}
  </article>
)

/** What stands between backticks is set as code. */
export const Words = ({ text }: { text: string }) => text.split('`').map((part, index) => (index % 2 === 1 ? <code key={index}>{part}</code> : part))

const Opens = ({ entry: { opens } }: { entry: ReferenceEntry }) =>
  opens === 'session' ? <>Not open to tokens.</> : opens === 'anybody' ? <>Open to everybody.</> : <>Scope <code>{opens satisfies Scope}</code>.</>

/** The names in a path stand out, and a long one breaks after a slash. */
const Path = ({ path }: { path: string }) => (
  <code>
    {path.split('/').slice(1).map((segment, index) => <span key={index}><wbr />/{segment.startsWith('{') ? <var>{segment.slice(1, -1)}</var> : segment}</span>)}
  </code>
)

const Fields = ({ title, fields, folded = false }: { title: string; fields: readonly Field[]; folded?: boolean }) => {
  if (fields.length === 0) return null
  return (
    <details className={classes.fields} open={!folded && fields.length <= 4}>
      <summary>{title}: {fields.filter(({ name }) => !/[.[]/.test(name)).map(({ name }) => name).join(', ')}</summary>
      <dl>
        {fields.map(({ name, type, required, says }) => (
          <div key={name}>
            <dt><code>{name}</code></dt>
            <dd>{type}{required ? '' : ', may be missing'}{says && <>. <Words text={says} /></>}</dd>
          </div>
        ))}
      </dl>
    </details>
  )
}

// A block that may be wider than the page scrolls by itself, and so can be reached by the keyboard.
const Code = ({ children }: { children: string }) => (
  // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
  <pre className={classes.code} tabIndex={0} role="group" aria-label="For a shell"><code>{children}</code></pre>
)

const idOf = (group: string) => `part-${group.replaceAll(' ', '-')}`
const nameOf = (group: string) => group.charAt(0).toUpperCase() + group.slice(1)
