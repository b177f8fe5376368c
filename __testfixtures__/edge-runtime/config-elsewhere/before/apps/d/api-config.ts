export function apiConfig<Config>(config: Config): Config {
  return config;
}
