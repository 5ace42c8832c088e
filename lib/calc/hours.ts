/** One month is 730 hours everywhere; published figures mix 720 and 730. */
export const hoursPerMonth = 730;

export const hoursPerYear = 8760;
