import { renderMail } from "./layout";
import { text } from "./mail";

export type NewPasswordProps = {
  to: { name: string };
  minutesValid: number;
  urls: { choose: string; settings: string };
};

/** E24: the link with which somebody who forgot their password chooses a new one. */
export const newPassword = ({ to, minutesValid, urls }: NewPasswordProps) =>
  renderMail({
    subject: "Countersign: choose a new password",
    preheader: `The link works for ${minutesValid} minutes.`,
    heading: "Choose a new password",
    greeting: `Hello ${to.name},`,
    lead: [
      text(
        "Somebody said on the sign-in page that the password for this address was forgotten. Choose a new one here:",
      ),
    ],
    action: { label: "Choose a new password", url: urls.choose },
    details: [
      text(
        `The link works for ${minutesValid} minutes and only once; a newer one replaces it. With the new password you are signed out everywhere.`,
      ),
      text(
        "If you did not ask for this, you can ignore it: without the link your password stays as it is. Pass the link on to nobody.",
      ),
    ],
    why: [
      "You got this because somebody entered this address under Forgot password.",
      "Replies to this address are not read.",
    ],
    settingsUrl: urls.settings,
  });
