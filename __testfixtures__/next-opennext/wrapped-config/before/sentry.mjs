export const withSentry = (config) => config
