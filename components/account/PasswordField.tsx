'use client'
import { PasswordInput, type PasswordInputProps } from '@mantine/core'

/** A password, with a button that shows it and that the keyboard reaches too. */
export const PasswordField = (props: PasswordInputProps) => (
  <PasswordInput visibilityToggleButtonProps={{ 'aria-label': 'Show or hide the password', tabIndex: 0 }} {...props} />
)
