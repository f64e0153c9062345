import type { Metadata } from "next";
import { Overview } from "@/components/overview/overview";
import { whyNotSimulate } from "@/lib/api-simulation/change";
import { readSimulation } from "@/lib/api-simulation/queries";
import { operationNames } from "@/lib/aws/model";
import { describeOperations } from "@/lib/aws/reference";
import { developerContext } from "@/lib/callers/developer";
import { readClock } from "@/lib/clock";
import { listDestinations } from "@/lib/destinations/queries";
import { env } from "@/lib/env";
import { sampleKeyOf } from "@/lib/sample/keys";
import { addFault, dropFault, test, throttle } from "./actions";

export const metadata: Metadata = { title: "Developer" };

export default async function DeveloperPage() {
  const { person, ...ctx } = await developerContext();
  const [clock, destinations, simulation] = await Promise.all([
    readClock(ctx.db),
    listDestinations(ctx),
    readSimulation(ctx),
  ]);
  return (
    <Overview
      endpoint={env().appUrl}
      sampleKey={sampleKeyOf(person.current.accountId)}
      clock={clock}
      destinations={destinations.map(({ state, pending }) => ({ state, pending }))}
      operations={describeOperations()}
      operationNames={operationNames}
      simulation={simulation}
      whyNotSimulate={whyNotSimulate(ctx.actor)}
      actions={{ test, throttle, addFault, dropFault }}
    />
  );
}
