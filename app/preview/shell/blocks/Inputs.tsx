'use client'
import { Button, Checkbox, Group, Select, Stack, Textarea, TextInput } from '@mantine/core'

export const Inputs = () => (
  <Stack mt={48} maw={400}>
    <TextInput label="Name" description="As others will see it" placeholder="Ada" />
    <TextInput label="E-mail" error="This is no e-mail address." defaultValue="ada" />
    <Select label="Role" data={['annotator', 'reviewer']} defaultValue="annotator" />
    <Textarea label="Note" autosize minRows={2} />
    <Checkbox label="Hide the outlet" />
    <Group><Button>Save</Button><Button variant="default">Cancel</Button><Button variant="subtle">Later</Button><Button color="red" variant="light">Delete</Button><Button disabled>Done</Button></Group>
  </Stack>
)
