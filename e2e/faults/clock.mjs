// Imported before anything else by a replica whose clock is wrong: as many milliseconds ahead as CROSSREAD_CLOCK_AHEAD says.
const ahead = Number(process.env.CROSSREAD_CLOCK_AHEAD ?? 0)
const right = Date.now
const now = () => right() + ahead

globalThis.Date = new Proxy(Date, {
  construct: (date, given, made) => Reflect.construct(date, given.length === 0 ? [now()] : given, made),
  apply: (date) => new date(now()).toString(),
  get: (date, name) => (name === 'now' ? now : date[name]),
})
