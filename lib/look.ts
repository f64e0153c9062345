import { z } from "zod";

export const lookCookie = "countersign-look";

export const lookSchema = z.object({
  mode: z.enum(["system", "light", "dark"]).catch("system"),
  density: z.enum(["comfortable", "compact"]).catch("comfortable"),
});

/** How the person wants the screens: kept in a cookie, so that the server's first byte already looks right. */
export type Look = z.infer<typeof lookSchema>;

export function parseLook(cookie: string | undefined): Look {
  const [mode, density] = (cookie ?? "").split(".");
  return lookSchema.parse({ mode, density });
}

export const printLook = ({ mode, density }: Look) => `${mode}.${density}`;
