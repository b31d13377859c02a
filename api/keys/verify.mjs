// 离线核验接力系统签发的回执或开标记录 · Verifies a receipt or opening record of Jieli, without any network.
//
//   node verify.mjs <回执.json> <公钥.pem> [信封.age]
//
// Node 18 or newer; nothing to install. Exit status 0 only if everything fits.
import { createHash, createPublicKey, verify } from 'node:crypto';
import { readFileSync } from 'node:fs';

const [file, pem, envelope] = process.argv.slice(2);
if (file === undefined || pem === undefined) {
  console.error('用法 · Usage: node verify.mjs <receipt.json> <signing-key.pem> [envelope.age]');
  process.exit(2);
}

function fail(zh, en) {
  console.error(`✗ ${zh} · ${en}`);
  process.exit(1);
}

let receipt;
try {
  receipt = JSON.parse(readFileSync(file, 'utf8').replace(/^\uFEFF/, ''));
} catch {
  fail('文件不是签名文件', 'not a signed file');
}
const { format, signed, signature } = receipt;
if (format !== 'jieli-signed-1' || typeof signed !== 'string' || typeof signature !== 'string') {
  fail('文件不是签名文件', 'not a signed file');
}
const key = createPublicKey(readFileSync(pem));
if (!verify(null, Buffer.from(signed), key, Buffer.from(signature, 'base64'))) {
  fail('签名不符：内容被改动，或者不是这把公钥签发的', 'wrong signature: changed, or signed with another key');
}
console.log('✓ 签名有效 · The signature is valid');
if (envelope !== undefined) {
  const hash = createHash('sha256').update(readFileSync(envelope)).digest('hex');
  if (hash !== JSON.parse(signed).envelopeHash) {
    fail('信封与回执不符：信封被改动，或者不是这份回执的信封', 'the envelope is not the one of this receipt');
  }
  console.log('✓ 信封与回执一致 · The envelope is the one that was handed in');
}
console.log(JSON.stringify(JSON.parse(signed), null, 2));
