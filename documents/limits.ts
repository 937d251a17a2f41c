const mebibyte = 1024 * 1024

/** What may be brought in at most. Everything here is counted while reading; what a header says is not believed. */
export const limits = {
  /** Bytes of a file that is read whole, by how it is read. */
  bytes: { text: mebibyte, html: 4 * mebibyte, docx: 32 * mebibyte, pdf: 32 * mebibyte },
  /** UTF-16 units of a row of a table, a line of JSON or an element of a list, quotation marks and all. */
  row: 4 * mebibyte,
  /** Columns of a table, and fields of a row. */
  columns: 1000,
  /** UTF-16 units of the name of a column. */
  columnName: 500,
  /** Lists and objects within each other in JSON. */
  depth: 32,
  archive: {
    entries: 250_000,
    /** Bytes of all that is inflated from one archive. */
    inflated: 8 * 1024 * mebibyte,
    /** How many times larger than in the archive an entry may become, once it is over the floor. Deflate can do 1032; articles do 2 to 10. */
    ratio: 100,
    ratioFloor: 8 * mebibyte,
    /** Bytes of the path of an entry. */
    path: 1024,
  },
  /** Texts up to this size are read where they are wanted, a quarter of a second at worst; longer ones in the thread. Bytes, or UTF-16 units of a cell. */
  quick: 16 * 1024,
  thread: {
    /** MiB of JavaScript objects in the thread that reads a document. */
    heap: 320,
    /** Bytes by which the whole process may grow while a document is read: buffers are not in the heap. */
    growth: 512 * mebibyte,
    /** Milliseconds for a document. */
    time: 30_000,
    /** After so many documents that had to be ended nobody waits for another one of the same import. */
    patience: 10,
  },
  /** For all files of an import of layers together, which are held in memory while they are put together. As above. */
  layers: { heap: 2048, growth: 3072 * mebibyte, time: 300_000 },
} as const
