/** How many decimals a currency has. @see ISO 4217 */
export const decimals = (currency: string) =>
  ["JPY", "KRW"].includes(currency) ? 0 : ["BHD", "KWD", "OMR"].includes(currency) ? 3 : 2;

/** "USD 1,250.00" from a decimal text and a currency code. Amounts are text all the way: never a float. */
export function formatMoney(amount: string, currency: string): string {
  const negative = amount.startsWith("-");
  const [whole = "0", fraction = ""] = amount.replace("-", "").split(".");
  const digits = decimals(currency);
  const shown =
    fraction.replace(/0+$/, "").length > digits
      ? fraction.replace(/0+$/, "")
      : fraction.padEnd(digits, "0").slice(0, digits);
  const grouped = whole.replace(/^0+(?=\d)/, "").replace(/\B(?=(\d{3})+$)/g, ",");
  return `${currency} ${negative ? "−" : ""}${grouped}${shown ? `.${shown}` : ""}`;
}

/** A decimal text without grouping and needless zeros, for files: "1250.00". */
export function plainAmount(amount: string, currency: string): string {
  return formatMoney(amount, currency)
    .slice(currency.length + 1)
    .replaceAll(",", "")
    .replace("−", "-");
}

const scale = 8;

/** A decimal text as a whole number of its smallest part, to add and compare exactly. */
function units(amount: string): bigint {
  const [whole = "0", fraction = ""] = amount.replace("-", "").split(".");
  const size = BigInt(whole + fraction.padEnd(scale, "0").slice(0, scale));
  return amount.startsWith("-") ? -size : size;
}

/** Below zero when `a` is less than `b`, zero when they are equal, else above. */
export const compareAmounts = (a: string, b: string): number => Number(units(a) - units(b));

/** Whether an amount has more decimals than its currency knows. */
export const isTooFine = (amount: string, currency: string): boolean =>
  units(amount) % 10n ** BigInt(scale - decimals(currency)) !== 0n;

/** The sum of decimal texts of one currency, exactly. */
export const sumAmounts = (amounts: string[]): string =>
  amountText(amounts.reduce((sum, amount) => sum + units(amount), 0n));

/** A decimal text so many times (a whole number, also below zero), exactly. */
export const timesAmount = (amount: string, times: number): string => amountText(units(amount) * BigInt(times));

/** A share of an amount, at a rate like "0.19", rounded half up to what the currency knows. */
export function shareOfAmount(amount: string, rate: string, currency: string): string {
  const smallest = 10n ** BigInt(scale - decimals(currency)) * 10n ** BigInt(scale);
  const exact = units(amount) * units(rate);
  return amountText((((exact + smallest / 2n) / smallest) * smallest) / 10n ** BigInt(scale));
}

function amountText(units: bigint): string {
  const digits = (units < 0n ? -units : units).toString().padStart(scale + 1, "0");
  return `${units < 0n ? "-" : ""}${digits.slice(0, -scale)}.${digits.slice(-scale)}`;
}
