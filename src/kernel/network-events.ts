/** What the network is called together for. */
export const eventKinds = [
  'yearly-meeting',
  'workshop',
  'group-meeting',
  'training',
  'site-visit',
  'webinar',
] as const

/**
 * Who may know of it, once it is published. `public`: anybody, without an account; `network`: whoever has one here;
 * `invited`: those who were invited, and nobody else.
 */
export const eventAudiences = ['public', 'network', 'invited'] as const
export type EventAudience = (typeof eventAudiences)[number]

/** `draft`: its facilitators alone know of it; `held`: it took place, and its list of attendance is closed. */
export const eventStatuses = ['draft', 'published', 'cancelled', 'held'] as const
export type EventStatus = (typeof eventStatuses)[number]

/** Where a person stands with an event. `waiting`: every place was taken. */
export const registrationStates = ['invited', 'registered', 'waiting', 'declined', 'cancelled'] as const
export type RegistrationState = (typeof registrationStates)[number]

/** How a person came in: by an account, by the public form, because invited, or at the door. */
export const registrationWays = ['account', 'form', 'invitation', 'door'] as const
export type RegistrationWay = (typeof registrationWays)[number]

/** Who reads a document, a photo or the minutes: those who took or take part, or whoever reads the event. */
export const eventReaders = ['participants', 'readers'] as const
export type EventReaders = (typeof eventReaders)[number]

/** What an event gave, one step after the other. */
export const yieldSteps = ['present', 'declared', 'matched', 'introduced', 'operational'] as const
export type YieldStep = (typeof yieldSteps)[number]
