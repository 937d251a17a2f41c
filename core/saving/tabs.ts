/** The tabs of one browser that write to the same assignment as the same user. Each has a name of its own. */
export interface OutboxTabs {
  /** Enters under a name: from now on, until `leave` or the end of the tab, nobody else can have it. */
  join(tab: string): Promise<void>
  /** Takes the name of a tab that is gone. False while that tab, or another one that took its name, is there. */
  inherit(tab: string): Promise<boolean>
  /** Takes the name of a tab as soon as it is gone, however it ended, and calls `run` then. */
  whenGone(tab: string, run: () => void): void
  /** Gives up every name. */
  leave(): void
  /** Tells the others that something has changed in storage; with `reached`, that the server has just stored something. */
  tell(reached?: boolean): void
  /** Is told of another tab: that it is there, or has changed something, or has reached the server. */
  onTold(listener: (tab: string, reached: boolean) => void): void
}

/** Where a browser offers no locks: each tab believes itself alone, and the server's keys see to it that nothing is stored twice. */
export const alone: OutboxTabs = {
  join: async () => {},
  inherit: async () => true,
  whenGone: () => {},
  leave: () => {},
  tell: () => {},
  onTold: () => {},
}
