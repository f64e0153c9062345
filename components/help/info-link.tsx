"use client";

/** "Info": opens the page's help at one of its headings. */
export const InfoLink = ({ section, about }: { section: string; about: string }) => (
  <button
    type="button"
    className="info-link"
    aria-label={`Info: ${about}`}
    onClick={() => document.dispatchEvent(new CustomEvent("countersign:help", { detail: section }))}
  >
    Info
  </button>
);
