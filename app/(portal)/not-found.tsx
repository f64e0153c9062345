import { NothingHere } from "@/components/shell/nothing-here";
import { portalContext } from "@/lib/callers/portal";

export default async function NotFound() {
  const { person } = await portalContext();
  return (
    <NothingHere
      accountName={person.current.accountName}
      others={person.memberships.filter(({ accountId }) => accountId !== person.current.accountId)}
    />
  );
}
