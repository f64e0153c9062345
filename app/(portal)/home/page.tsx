import type { Metadata } from "next";
import { HomeCards } from "@/components/home/home-cards";
import { lookOfRequest, portalContext } from "@/lib/callers/portal";
import { dismiss } from "../_hints";
import { readLink } from "../sell/cancellation-requests/actions";
import { cardsOfHat } from "./cards";

export const metadata: Metadata = { title: "Home" };

export default async function HomePage() {
  const { person, ...ctx } = await portalContext();
  return (
    <HomeCards
      title={`Welcome, ${person.name.split(" ")[0]}`}
      readLink={readLink}
      dismiss={dismiss}
      cards={await cardsOfHat[person.current.hat](ctx, await lookOfRequest())}
    />
  );
}
