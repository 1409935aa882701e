/**
 * The arguments of every step. Steps that change the environment of later ones return a new `env`.
 * @typedef {object} Context
 * @property {string} root the repository
 * @property {string} cache the per-user cache directory
 * @property {string} home the user's home directory
 * @property {NodeJS.ProcessEnv} env for children
 * @property {string} node the Node.js that children run on
 * @property {ReturnType<import("./report.mjs").createReport>} report
 * @property {AbortSignal} signal aborted when another step has failed
 */
export {};
