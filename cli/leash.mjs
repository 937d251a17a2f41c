// Imported first by a child forked with a channel: the child ends when its parent does, however that ends.
if (process.channel !== undefined) {
  process.on('disconnect', () => process.exit(1))
  process.channel.unref()
}
