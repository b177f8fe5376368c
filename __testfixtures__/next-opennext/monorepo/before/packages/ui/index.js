export const withUi = (nextConfig) => nextConfig;
