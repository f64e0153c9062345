import type { Page } from "@playwright/test";

/** What a browser without scripts sends with this button, besides what the person fills in. */
export async function formFields(page: Page, button: string): Promise<Record<string, string>> {
  const form = page.locator("form").filter({ has: page.getByRole("button", { name: button, includeHidden: true }) });
  const fields: Record<string, string> = {};
  for (const input of await form.locator("input[type=hidden]").all()) {
    fields[String(await input.getAttribute("name"))] = (await input.getAttribute("value")) ?? "";
  }
  return fields;
}

/** Sends a form by hand, with the cookies of this window and from its own site. */
export const postForm = (page: Page, url: string, fields: Record<string, string>) =>
  page.request.post(url, { multipart: fields, headers: { Origin: new URL(url, page.url()).origin } });
