import { renderMail } from "./layout";
import { text } from "./mail";

export type AddressConfirmationProps = {
  to: { name: string };
  code: string;
  minutesValid: number;
  accountName: string;
  settingsUrl: string;
};

/** E16: six digits that prove that somebody reads this address, before anything about agreements is sent to it. */
export const addressConfirmation = (props: AddressConfirmationProps) =>
  renderMail({
    subject: "Countersign: confirm this address",
    preheader: `${props.accountName} wants to inform you by email.`,
    heading: "Confirm this address",
    greeting: `Hello ${props.to.name},`,
    lead: [
      text(
        `${props.accountName} wants this address to be informed about its agreements. Pass this code on to whoever asked you, or enter it yourself under Settings > Notifications:`,
      ),
      { type: "code", code: props.code },
      text(`It works for ${props.minutesValid} minutes. Until then nothing else is sent here.`),
    ],
    details: [
      text("Emails to this address only inform: nobody can approve or deny anything with them."),
      text("If you don't know what this is about, ignore it. Without the code nothing happens."),
    ],
    why: [
      `You got this because somebody at ${props.accountName} entered this address.`,
      "Replies to this address are not read.",
    ],
    settingsUrl: props.settingsUrl,
  });
