// Entry for Temporal's bundler: what the worker registers, by name.
export { contingency } from './contingency/contingency.ts';
export { serviceContract } from './contract/service-contract.ts';
export { purchase } from './purchase/purchase.ts';
