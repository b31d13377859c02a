/** Seconds after which whoever has a task open must say so again, or counts as gone. */
export const PRESENCE_SECONDS = 40;

/** How often a page says so: two may be lost on the way. */
export const PRESENCE_BEAT_SECONDS = 13;
