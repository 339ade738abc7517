/** Facts that rooms announce after commit, so that rooms above can follow without being called. */
export type DomainEvent =
  | { type: 'organisation-changed'; ids: string[] }
  | { type: 'flow-changed'; ids: string[] }
  /** The role, the structures or the portfolio of these accounts changed. */
  | { type: 'actor-changed'; userIds: string[] }
  | { type: 'session-ended'; sessionIds: string[] }
  | { type: 'mail-queued' }
  /** Another process, such as `boucle import`, wrote into the same database; what, nobody knows. */
  | { type: 'written-elsewhere' }

export class EventBus {
  private readonly listeners: ((event: DomainEvent) => void)[] = []

  subscribe(listener: (event: DomainEvent) => void): void {
    this.listeners.push(listener)
  }

  publish(event: DomainEvent): void {
    for (const listener of this.listeners) listener(event)
  }
}
