import { renderMail } from "./layout";
import { text } from "./mail";

/** What an administrator sends to see whether the mail server takes mail. */
export const testMail = (props: { to: { name: string }; portalUrl: string; settingsUrl: string }) =>
  renderMail({
    subject: "Test mail from Countersign",
    preheader: "The mail server takes mail from this portal.",
    heading: "The mail server takes mail",
    greeting: `Hello ${props.to.name},`,
    lead: [text("This portal can send email: you are reading it. Nothing else happened, and nothing is asked of you.")],
    action: { label: "Open the portal", url: props.portalUrl },
    details: [],
    why: [
      "You got this because an administrator of the portal sent a test mail to this address.",
      "Replies to this address are not read.",
    ],
    settingsUrl: props.settingsUrl,
  });
