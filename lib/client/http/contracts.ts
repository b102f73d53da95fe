/** The contracts with their schemas, in a piece of JavaScript of its own: the first paint needs none of them. */
export const contracts = () => import('#lib/contracts/index.ts');
