/** The variables of this process: what scripts read, and what they set for the application they start. */
export const environment = process.env;
