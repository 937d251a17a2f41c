'use client'
import { SignInForm } from '@/components/account/SignInForm'
import { QuietPage } from '@/components/page/QuietPage'
import { fail } from '@/core/result'

export default function Page() {
  return (
    <QuietPage title="Sign in">
      <SignInForm
        onSignIn={async (email) =>
          email.startsWith('many')
            ? fail('tooMany', 'There were too many attempts. Try again in 45 seconds.', { details: { seconds: 45 } })
            : fail('unauthenticated', 'The e-mail address or the password is not right.')
        }
      />
    </QuietPage>
  )
}
