/** Beside a field that holds more than can be kept. The count changes with every key, so only that it is too long is read out at once. */
export const TooLong = ({ excess }: { readonly excess: string }) => (
  <><span role="alert">Too long to be saved:</span> {excess}. Shorten it.</>
)
