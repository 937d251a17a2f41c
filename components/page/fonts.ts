/** The two faces that every page is set in, as files: to be fetched together with the styles, so that nothing is laid out twice. */
export const faces = [
  new URL('@fontsource-variable/newsreader/files/newsreader-latin-opsz-normal.woff2', import.meta.url).href,
  new URL('@fontsource-variable/inter/files/inter-latin-wght-normal.woff2', import.meta.url).href,
]
