import { OutletList } from '@/components/outlet/OutletList'
import { Link } from '@/components/page/Link'
import { PageHeader } from '@/components/page/PageHeader'
import { Frame } from '../Frame'
import { outlets } from '../fixtures'

export default function Page() {
  return <Frame><PageHeader title="Outlets" actions={<Link href="/preview/lead/outlet">New outlet</Link>} /><OutletList outlets={outlets.map((o) => ({ ...o, href: '/preview/lead/outlet', articles: 1 }))} /></Frame>
}
