/** The link to where one goes on after submitting. */
export const onwardsId = 'onwards'
