/** After how long a delivery that keeps failing is given up, in hours of machine time. */
export const giveUpAfterHours = 72;

const firstDelaySeconds = 5;
const longestDelaySeconds = 3600;

/** How many seconds to wait after the given number of failed tries: doubling from 5 seconds, an hour at most. */
export const retryDelaySeconds = (attempts: number): number =>
  Math.min(firstDelaySeconds * 2 ** Math.max(0, attempts - 1), longestDelaySeconds);
