/** A text file imported as it stands: how tests read the corpus without a file system. */
declare module '*.txt?raw' {
  const text: string
  export { text as default }
}
