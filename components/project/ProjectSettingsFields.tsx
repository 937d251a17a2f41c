import { Checkbox, Radio } from '@mantine/core'
import type { GetInputPropsReturnType } from '@mantine/form'
import classes from './ProjectForm.module.css'

interface Props {
  readonly peersVisible: GetInputPropsReturnType
  readonly decideOwnCases: GetInputPropsReturnType
}

/** What a lead settles for a whole project, at its beginning or later. */
export const ProjectSettingsFields = ({ peersVisible, decideOwnCases }: Props) => (
  <>
    <Radio.Group label="After submitting an article, its annotators see each other’s work" {...peersVisible}>
      <div className={classes.choices}>
        <Radio value="never" label="never" description="Every reading stays independent of the others, in the later articles too." />
        <Radio value="afterSubmit" label="once both have submitted" description="Annotators learn from each other, and grow more alike." />
      </div>
    </Radio.Group>
    <Checkbox
      label="Reviewers may decide cases in which an annotation of theirs stands"
      description="In a small team there may be nobody else. Every decision says who made it."
      {...decideOwnCases}
    />
  </>
)
