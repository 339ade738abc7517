/** What a change of the knowledge base bears on: the flows whose reading or ranking may be others after it. */
export type KnowledgeScope =
  /** Those whose words hold one of these stems. */
  | { kind: 'words'; stems: string[] }
  /** Those in which the resource, or what belongs to it, is read; and needs of these activities (NAF prefixes). */
  | { kind: 'path'; resourceId: string; receivers: string[] }
  /** Stocks that have one of each of the lists that are filled. */
  | { kind: 'rule'; resourceIds: string[]; qualifiers: string[]; wasteCodes: string[] }

/** What a preview of an import is at. */
export type ImportStep = 'reading' | 'planning'

/** Facts that rooms announce after commit, so that rooms above can follow without being called. */
export type DomainEvent =
  | { type: 'organisation-changed'; ids: string[] }
  | { type: 'flow-changed'; ids: string[] }
  /** The role, the structures or the portfolio of these accounts changed. */
  | { type: 'actor-changed'; userIds: string[] }
  | { type: 'session-ended'; sessionIds: string[] }
  | { type: 'mail-queued' }
  /** A mail left, or will not: sent, refused, or nobody knows. */
  | { type: 'mail-settled'; id: string }
  /** Something was put in the centre of notices of these persons, read there, or taken back. */
  | { type: 'notice-added'; userIds: string[] }
  | { type: 'notices-read'; userIds: string[] }
  /** An administrator chose otherwise for the territory. */
  | { type: 'settings-changed' }
  | { type: 'knowledge-changed'; scopes: KnowledgeScope[] }
  /** Flows are read and ranked again in the background: the share done, 0–1; 1 when all is. Counts would tell of hidden flows. */
  | { type: 'flows-reread'; share: number }
  /** The territory took up other weights of the terms of a match. */
  | { type: 'weights-changed' }
  /** A match was kept, refused or given back: lists hold one more or one less. */
  | { type: 'match-decided' }
  /** A workshop, who takes part in it or what was typed in it. */
  | { type: 'workshop-changed'; ids: string[] }
  /** An audit was planned, made, validated, or something noted in it. */
  | { type: 'visit-changed'; ids: string[] }
  /** A synergy moved: its stage, who is in it, what was said in it. For its facilitators and these structures' people. */
  | { type: 'synergy-changed'; ids: string[]; organisationIds: string[] }
  /** Something moved in a working group: for its facilitators and these structures' people. */
  | { type: 'group-changed'; ids: string[]; organisationIds: string[] }
  /** An event of the network, or who comes to it. */
  | { type: 'event-changed'; ids: string[] }
  /** Something moved in a shared service: for its facilitators and these structures’ people. */
  | { type: 'shared-service-changed'; ids: string[]; organisationIds: string[] }
  /** A mailing moved: a message left, somebody answered. For facilitators. */
  | { type: 'mailing-changed'; ids: string[] }
  /** What the network is told was written, published, checked or withdrawn. */
  | { type: 'information-changed'; ids: string[] }
  /** A training path, or who followed it. */
  | { type: 'training-changed'; ids: string[] }
  /** Something moved in the climate plan: for who reads it. */
  | { type: 'plan-changed' }
  /** Something moved in a project: for its facilitators and these structures’ people. */
  | { type: 'project-changed'; ids: string[]; organisationIds: string[] }
  /** How far the preview of an import has come, for who sent it; `token`: theirs. */
  | { type: 'import-progress'; userId: string; token: string; step: ImportStep; share: number }
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
