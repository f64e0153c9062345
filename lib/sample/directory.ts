import { env } from "../env";
import { accounts } from "./accounts";
import { sampleKeys } from "./keys";
import { samplePassword, samplePeople } from "./people";

/** Everything a script needs to try the sandbox: where it is, who is there, and what they sign in and sign with. */
export function sandboxDirectory() {
  return {
    endpoint: env().appUrl,
    region: "us-east-1",
    accounts: Object.entries(accounts).map(([account, { id, name, kinds }]) => ({
      id,
      name,
      kinds: [...kinds],
      people: samplePeople
        .filter((person) => person.account.id === id)
        .map(({ name, email, role }) => ({ name, email, password: samplePassword, role })),
      accessKeys: sampleKeys
        .filter((key) => key.account === account)
        .map(({ accessKeyId, secretAccessKey, role }) => ({ accessKeyId, secretAccessKey, role })),
    })),
  };
}
