/** How long a code works, in minutes of machine time. */
export const codeMinutes = 10;
/** How many guesses one code allows. */
export const codeTries = 5;
/** How long to wait before asking for another code, in seconds of machine time. */
export const codePauseSeconds = 60;
/** How many codes one address gets for one request within an hour, so that guessing never pays. */
export const codesPerHour = 5;
/** The name under which codes are encrypted and hashed. */
export const codePurpose = "one-time codes";

/** How long the code works that confirms an address, in minutes of machine time: people pass it on. */
export const confirmationMinutes = 24 * 60;
