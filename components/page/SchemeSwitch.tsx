'use client'
import { type MantineColorScheme, SegmentedControl, useMantineColorScheme } from '@mantine/core'
import { useMounted } from '@mantine/hooks'

const schemes: readonly { readonly value: MantineColorScheme; readonly label: string }[] = [
  { value: 'light', label: 'Light' },
  { value: 'dark', label: 'Dark' },
  { value: 'auto', label: 'As system' },
]

/** Light, dark, or whatever the system says; remembered by this browser. */
export const SchemeSwitch = () => {
  const { colorScheme, setColorScheme } = useMantineColorScheme()
  // The server cannot know what this browser remembers, so the mark comes after the first paint.
  const mounted = useMounted()
  return (
    <SegmentedControl
      aria-label="Colour scheme"
      size="xs"
      fullWidth
      data={[...schemes]}
      value={mounted ? colorScheme : 'auto'}
      onChange={(value) => {
        const scheme = schemes.find((one) => one.value === value)
        if (scheme) setColorScheme(scheme.value)
      }}
    />
  )
}
