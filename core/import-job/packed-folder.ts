/** What a folder is sent as: an archive of what is in it, called as the folder is, with a slash at its end. */
export function packedFolderName(folder: string): string {
  return `${folder}/`
}

/** Whether an archive is a folder that was packed on the way. Whoever brought it in knows of no archive. */
export function isPackedFolder(name: string): boolean {
  return name.endsWith('/')
}

/** How a file within an archive or a packed folder is called: `news.zip/a.txt`, `news/a.txt`. */
export function pathWithin(name: string, path: string): string {
  return `${isPackedFolder(name) ? name : `${name}/`}${path}`
}
