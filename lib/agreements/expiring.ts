/** From how many days before its end an active agreement is shown as expiring. */
export const expiringDays = 90;
