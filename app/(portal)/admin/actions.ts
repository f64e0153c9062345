"use server";

import { addressKey } from "@/lib/accounts/address-key";

/** Keeps an e-mail address out of the address bar: what stands there instead tells nobody who it is. */
export const keyOfAddress = async (address: string) => addressKey(String(address).slice(0, 254));
