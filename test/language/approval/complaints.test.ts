import { expect, test } from 'vitest';
import { complaintOf } from '../../../language/index.js';

// As OpenSSH 8.9 to 9.9 write them; those that can be had without a device are also had from the real one, in test/cli/approval.test.ts.
test.each([
    ['wrong passphrase', 'Enter passphrase: Load key "/home/dana/.ssh/id": incorrect passphrase supplied to decrypt private key\n'],
    ['open to others', '@@@\n@  WARNING: UNPROTECTED PRIVATE KEY FILE!  @\n@@@\nPermissions 0644 for \'id\' are too open.\nNo private key found for "id"\n'],
    ['refused by agent', 'Couldn\'t sign message (signer): agent refused operation\nSigning (stdin) failed: agent refused operation\n'],
    ['no security key', 'Confirm user presence for key ED25519-SK SHA256:x\nCouldn\'t sign message: device not found\n'],
    ['no private half', 'No private key found for public key "id.pub"\n'],
    ['halves of two keys', 'Public key id.pub doesn\'t match private id\n'],
    ['no such key', 'Couldn\'t load public key id: No such file or directory\n'],
    ['no such key', 'Load key "id": invalid format\n'],
    ['other', 'Signing file statement\nsomething new\n'],
    ['other', '']
])('%s: %j', (complaint, said) => expect(complaintOf(said)).toBe(complaint));
