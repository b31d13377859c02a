/** Days after which a notification that has been read is removed; one that nobody has read stays. */
export const READ_NOTIFICATION_DAYS = 180;
