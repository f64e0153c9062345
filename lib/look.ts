import { z } from "zod";
import { isTimeZone } from "./format";

export const lookCookie = "countersign-look";

export const lookSchema = z.object({
  mode: z.enum(["system", "light", "dark"]).catch("system"),
  density: z.enum(["comfortable", "compact"]).catch("comfortable"),
  dates: z.enum(["long", "iso"]).catch("long"),
  motion: z.enum(["system", "reduced"]).catch("system"),
  /** Single keys; whoever dictates or uses a switch may want them off. */
  shortcuts: z.enum(["on", "off"]).catch("on"),
  /** The zone in which moments are shown: "UTC", "Europe/Berlin". */
  zone: z.string().max(60).refine(isTimeZone).catch("UTC"),
});

/** How the person wants the screens: kept in a cookie, so that the server's first byte already looks right. */
export type Look = z.infer<typeof lookSchema>;

const parts = ["mode", "density", "dates", "motion", "shortcuts", "zone"] as const satisfies (keyof Look)[];

export function parseLook(cookie: string | undefined): Look {
  const values = (cookie ?? "").split(".");
  return lookSchema.parse(Object.fromEntries(parts.map((part, i) => [part, values[i]])));
}

export const printLook = (look: Look) => parts.map((part) => look[part]).join(".");
