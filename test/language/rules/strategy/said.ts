import type { HouseConfig } from '../../../../language/index.js';
import { open } from '../../../helpers/services.js';

/** What one rule says about a document, in document order; files beside the main one may be given. */
export async function said(code: string, files: Readonly<Record<string, string>> | string, house?: HouseConfig): Promise<string[]> {
    const { findings } = (await open(files, { ...house, severity: { [code]: 'warning', ...house?.severity } })).check();
    return findings.filter(finding => finding.code === code).map(({ message }) => message);
}
