/** How long a link to choose a new password works, in minutes of machine time. */
export const passwordLinkMinutes = 30;
/** The name under which the tokens of these links are encrypted and hashed. */
export const passwordLinkPurpose = "password links";
