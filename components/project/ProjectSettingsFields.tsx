import { Checkbox, Radio } from '@mantine/core'
import type { GetInputPropsReturnType } from '@mantine/form'
import classes from './ProjectForm.module.css'

interface Props {
  readonly peersVisible: GetInputPropsReturnType
  readonly decideOwnCases: GetInputPropsReturnType
  readonly namesForReviewers: GetInputPropsReturnType
  readonly outletVisibility: GetInputPropsReturnType
  /** The project is there already: say what becomes of what is assigned. */
  readonly later?: boolean
}

/** What a lead settles for a whole project, at its beginning or later. */
export const ProjectSettingsFields = ({ peersVisible, decideOwnCases, namesForReviewers, outletVisibility, later = false }: Props) => (
  <>
    <Radio.Group label="After submitting an article, its annotators see each other’s work" {...peersVisible}>
      <div className={classes.choices}>
        <Radio value="never" label="never" description="Every reading stays independent of the others, in the later articles too." />
        <Radio value="afterSubmit" label="once both have submitted" description="Annotators learn from each other, and grow more alike." />
      </div>
    </Radio.Group>
    <Radio.Group
      label="Before an article is submitted, its outlet is"
      description={later ? 'Counts for articles that are assigned from now on. What is assigned already keeps what it was given with; the table of assignments says which.' : undefined}
      {...outletVisibility}
    >
      <div className={classes.choices}>
        <Radio value="shown" label="shown" description="Who wrote and published an article stands above it." />
        <Radio value="hiddenUntilSubmit" label="hidden until they submit" description="Card, byline, address, furniture and every mention of its names are masked; then it is revealed, and they are asked whether they had recognised it." />
        <Radio value="drawn" label="drawn at random for each assignment" description="Half of an article’s annotators see the outlet and half do not, so that the two can be compared." />
      </div>
    </Radio.Group>
    <Checkbox
      label="Reviewers may decide cases in which an annotation of theirs stands"
      description="In a small team there may be nobody else. Every decision says who made it."
      {...decideOwnCases}
    />
    <Checkbox
      label="Reviewers see the names behind A, B, C where a lead has them shown"
      description="Without this only the lead who shows the names sees them, which is on record each time."
      {...namesForReviewers}
    />
  </>
)
