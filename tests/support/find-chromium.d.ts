/** Path of a Chromium of this machine; null when there is none. */
export function findChromium(): string | null
