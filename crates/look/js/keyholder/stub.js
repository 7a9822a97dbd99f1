// What age knows and no identity of ours uses: post-quantum and P-256 recipients. Standing in for them keeps the bundles small.
export const p256 = {};
export const MLKEM768P256 = {};
export const MLKEM768X25519 = {};
