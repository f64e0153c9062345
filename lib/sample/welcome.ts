import { roleLabels } from "../auth/actor";
import { sampleKeys } from "./keys";
import { samplePassword, samplePeople } from "./people";

/** What a newcomer needs to know beside the address: whom to try on, and what scripts sign in with. */
export function welcome(): string {
  const people = samplePeople.map(
    ({ name, email, account, role }) => `    ${name} <${email}>, ${roleLabels[role]}, ${account.name}`,
  );
  const keys = sampleKeys.map(({ accessKeyId, secretAccessKey }) => `    ${accessKeyId}  ${secretAccessKey}`);
  return [
    `  sample people (one click on the sign-in page, or the password "${samplePassword}"):`,
    ...people,
    "  sample access keys (ID and secret):",
    ...keys,
  ].join("\n");
}
