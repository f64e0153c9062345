import type { Locator } from "@playwright/test";
import { expect } from "./test";

/** The action is disabled, and says why to whoever points at it or hears it read. */
export async function expectReason(button: Locator, reason: string | RegExp) {
  await expect(button).toBeDisabled();
  await expect(button).toHaveAccessibleDescription(reason);
  await button.hover();
  await expect(button.page().getByText(reason).and(button.page().locator(":visible")).last()).toBeVisible();
}
