import { Button } from '@mantine/core'
import { DataTable } from '@/components/page/DataTable'
import { Definition, Definitions } from '@/components/page/Definitions'
import { EmptyState } from '@/components/page/EmptyState'
import { Hint } from '@/components/page/Hint'
import { PageHeader } from '@/components/page/PageHeader'
import { ProblemNote } from '@/components/page/ProblemNote'
import { Progress } from '@/components/page/Progress'
import { Unknown } from '@/components/page/Unknown'
import { Waiting } from '@/components/page/Waiting'
import { FixtureShell } from '../frame/FixtureShell'
import { Inputs } from './Inputs'

const rows = [
  { id: '1', title: 'Russia Opens Military Office in Central African Republic', outlet: 'The Moscow Times', words: 412 },
  { id: '2', title: 'Russian Defense Ministry Discusses Bilateral Cooperation', outlet: 'Sputnik', words: 1187 },
]

export default function Page() {
  return (
    <FixtureShell>
      <PageHeader
        title="Articles"
        explanation="Everything this project reads. An article keeps its raw file for ever; changed text is a new version."
        actions={<><Button variant="default">Import outlets</Button><Button>Add an article</Button></>}
      />
      <DataTable
        caption="Articles of the project"
        rows={rows}
        rowKey={(row) => row.id}
        columns={[
          { key: 'title', head: 'Title', names: true, cell: (row) => <a href="#x">{row.title}</a> },
          { key: 'outlet', head: 'Outlet', cell: (row) => row.outlet },
          { key: 'date', head: 'Published', cell: () => <Unknown /> },
          { key: 'words', head: 'Words', numeric: true, cell: (row) => row.words },
        ]}
      />
      <h2 style={{ marginTop: 48 }}>A second heading, 1957 to 2026</h2>
      <p className="reading">Russia’s Ambassador to the Central African Republic said that Moscow airlifted a second batch of 300 instructors on 26 October 2020, the fifth since 2018, and that “the sides also confirmed their readiness to continue constructive interactions.”</p>
      <h3>Third</h3><h4>Fourth</h4>
      <Definitions>
        <Definition term="Country">NL</Definition>
        <Definition term="Published"><Unknown needs="the address of the page" /></Definition>
        <Definition term="Measure"><Hint word="agreement">How often two annotators marked the same words.</Hint></Definition>
      </Definitions>
      <Progress done={2} total={5} noun="submitted" />
      <ProblemNote what="The article could not be saved: the server did not answer." kept="Your note is still here." next="Try again in a minute." />
      <EmptyState title="The articles given to you will stand here." action={<Button>Ask a lead</Button>}>A lead gives them out under Assignments.</EmptyState>
      <Waiting shape="article" label="The article is being fetched." />
      <Inputs />
    </FixtureShell>
  )
}
