/** `closed`: nobody outside knows of it; `open`: the network reads its title and how alive it is, and may ask to join. */
export const groupVisibilities = ['closed', 'open'] as const
export type GroupVisibility = (typeof groupVisibilities)[number]

/** What a group was born from. */
export const groupOrigins = ['hand', 'synergy', 'pooling'] as const

/** `dormant`: nothing happened in it for a while; `closed`: ended, read on by those of it. */
export const groupStates = ['active', 'dormant', 'closed'] as const
export type GroupState = (typeof groupStates)[number]

/** Where a structure stands with a group; only one that is `in` reads what is shared there. */
export const memberStates = ['invited', 'asked', 'in', 'declined', 'refused', 'left'] as const
export type MemberState = (typeof memberStates)[number]
