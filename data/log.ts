import pino from 'pino'

/** The log of the server: JSON lines on standard error. What must never stand in a log is taken out here, whoever logs it. */
export const log = pino(
  {
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (level) => ({ level }) },
    redact: { paths: ['password', 'passwordHash', 'token', 'cookie', 'authorization', '*.password', '*.passwordHash', '*.token', '*.cookie', '*.authorization'], censor: 'redacted' },
  },
  pino.destination({ dest: 2, sync: true }),
)
