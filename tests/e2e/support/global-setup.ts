import { launchOptions } from "./browser";

/** Unpacks the npm-shipped browser once, before parallel workers would do it at the same time. */
export default async function setup() {
  await launchOptions();
}
