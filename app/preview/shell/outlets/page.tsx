import { OutletCardLine } from '@/components/outlet/OutletCardLine'
import { Provenance } from '@/components/outlet/Provenance'
import source from '@/corpus/outlets.json'
import { FixtureShell } from '../frame/FixtureShell'

const find = (key: string) => ({ ...source.outlets.find((one) => one.key === key)!, id: key })
const sums = { rawSha256: 'ab'.repeat(32), textSha256: 'cd'.repeat(32), importedAt: '2026-11-21T10:00:00Z' }

export default function Page() {
  return (
    <FixtureShell>
      <div style={{ display: 'grid', gap: 64 }}>
        <OutletCardLine originator={find('moscow-times')} publisher={find('moscow-times')} publishedAt="2020-10-26"
          provenance={<Provenance provenance="Summarises Reuters and RIA Novosti; several claims run ambassador > RIA or Reuters > The Moscow Times." byline={null} publishedAt="2020-10-26" url="https://www.themoscowtimes.com/2020/10/26/russia-opens-military-office-in-central-african-republic-a71848" {...sums} />}>
          <h1>Russia Opens Military Office in Central African Republic</h1>
        </OutletCardLine>
        <OutletCardLine originator={find('afp')} publisher={find('moscow-times')} publishedAt="2020-12-22">
          <h2>Russia Sent ‘300 Military Instructors’ to C.Africa – Ministry</h2>
        </OutletCardLine>
        <OutletCardLine originator={find('sputnik')} publisher={find('sputnik')} publishedAt="2020"><h2>Sputnik</h2></OutletCardLine>
        <OutletCardLine originator={find('unsourced')} publisher={null} publishedAt={null}
          provenance={<Provenance provenance="No title, outlet, date or address. The last line names a source." byline="Omar Ingassou" publishedAt={null} url={null} {...sums} />}>
          <h2>Untitled</h2>
        </OutletCardLine>
        <OutletCardLine originator={null} publisher={null} publishedAt={null} />
      </div>
    </FixtureShell>
  )
}
