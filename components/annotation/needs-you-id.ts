/** Where the focus goes to when somebody is led to what needs them. */
export const needsYouId = 'needs-you'
