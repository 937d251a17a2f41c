// Imported first by a child forked with a channel: the child ends when its parent does, however that ends.
// Its own children inherit the import, and must keep their channels as they are: a worker lives by its.
if (process.channel !== undefined && process.env.CROSSREAD_LEASH === String(process.ppid)) {
  process.on('disconnect', () => {
    process.kill(process.pid, 'SIGINT')
    setTimeout(() => process.exit(1), 10_000).unref()
  })
  process.channel.unref()
}
