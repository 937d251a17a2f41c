'use client'
import { fail } from '@/core/result'
import { OutletForm } from '@/components/outlet/OutletForm'
import { PageHeader } from '@/components/page/PageHeader'
import { Frame } from '../Frame'
import { outlets, wait } from '../fixtures'

export default function Page() {
  return <Frame><PageHeader title="Sputnik" /><OutletForm outlet={outlets[2]} onSave={async (r) => { await wait(300); console.log(JSON.stringify(r)); return fail('conflict', 'Somebody changed this outlet while you did.') }} onCancel={() => undefined} /></Frame>
}
