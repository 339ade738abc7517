/** What the person at the keyboard should write instead; ends the command with status 2 and this one text. */
export class UsageError extends Error {}
