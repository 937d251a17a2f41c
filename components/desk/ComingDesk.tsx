import { Link } from '../page/Link'
import { Waiting } from '../page/Waiting'
import classes from './ReadingDesk.module.css'

/** Stands where the desk will be, while it is on its way. What takes long is said, with a way to ask for it anew: the answer may have broken off. */
export const ComingDesk = () => (
  <div className={classes.desk} data-coming>
    <div className={classes.column}>
      <div className={classes.head}>
        <Waiting shape="article" label="The article is being fetched." />
        <p className={classes.overdue}>This takes longer than it should. <Link href="?">Fetch the article again</Link></p>
      </div>
    </div>
  </div>
)
