import { DefaultDocumentValidator, isOperationCancelled, UriUtils, type LangiumDocument, type URI } from 'langium';
import { DiagnosticSeverity, DiagnosticTag, type Diagnostic } from 'vscode-languageserver-types';
import { Failures } from '../failures.js';
import { structureIn } from '../parser/parser.js';
import type { Span } from '../parser/scan.js';
import { usedDocuments, usedFiles } from '../references/uses.js';
import type { StrategyServices, StrategySharedServices } from '../services.js';
import type { Severity } from '../workspace/house.js';
import { brokenLinks } from './structure/broken-links.js';
import { check, type CheckResult, type Finding } from './check.js';
import type { UseState } from './rule.js';

const severities: Record<Severity, DiagnosticSeverity> = {
    error: DiagnosticSeverity.Error, warning: DiagnosticSeverity.Warning, info: DiagnosticSeverity.Information, hint: DiagnosticSeverity.Hint
};

/**
 * Findings come from the rules over the model alone. The parser accepts every text (its tokens are made to fit the grammar),
 * so neither its words nor Langium's ever reach a reader.
 */
export class StrategyDocumentValidator extends DefaultDocumentValidator {
    private readonly shared: StrategySharedServices;
    private readonly failures: Failures;

    constructor(services: StrategyServices) {
        super(services);
        this.shared = services.shared;
        this.failures = new Failures(message => this.shared.log(message));
    }

    override async validateDocument(document: LangiumDocument): Promise<Diagnostic[]> {
        const { Approvals, Folders } = this.shared.workspace;
        try {
            await Promise.all([Approvals.of(document), Folders.load(document)]);
            return this.check(document).findings.map(finding => this.diagnostic(finding, document));
        } catch (error) {
            if (isOperationCancelled(error)) throw error;
            this.failures.tell(`The check failed for ${UriUtils.basename(document.uri)}`, error);
            const message = 'This file could not be checked because of a failure of the program. Its log says where.';
            return [{ range: rangeOf(document, { start: 0, end: 0 }), severity: DiagnosticSeverity.Error, source: 'strategy', message }];
        }
    }

    /** What the rules say, with what is known of the signatures by now: `Approvals.of` waits for all of it. */
    check(document: LangiumDocument): CheckResult {
        const structure = structureIn(document);
        if (!structure) return { findings: [], suppressed: [] };
        const { Models, Houses, Approvals } = this.shared.workspace;
        const model = Models.of(document);
        return check({
            model, structure, today: this.shared.today(), house: Houses.of(document.uri).config,
            approvals: Approvals.known(document), sinceSigned: approval => Approvals.sinceSigned?.(approval, model) ?? [],
            links: brokenLinks(document, this.shared.workspace),
            uses: usedFiles(document).map(({ text, uri }) => ({ text, uri, state: this.useState(document, uri) }))
        }, (code, error) => this.failures.tell(`The rule ${code} failed and is left out`, error));
    }

    private useState(document: LangiumDocument, uri: URI | undefined): UseState['state'] {
        if (!uri) return 'not a strategy';
        const { LangiumDocuments, WorkspaceManager } = this.shared.workspace;
        if (!WorkspaceManager.isInside(uri)) return 'outside';
        if (UriUtils.equals(uri, document.uri)) return 'circle';
        const used = LangiumDocuments.getDocument(uri);
        if (!used) return 'missing';
        return usedDocuments(used, LangiumDocuments).includes(document) ? 'circle' : 'ok';
    }

    private diagnostic(finding: Finding, document: LangiumDocument): Diagnostic {
        const { rulesUri } = this.shared.options;
        return {
            range: rangeOf(document, finding.span),
            severity: severities[finding.severity],
            code: finding.code,
            codeDescription: rulesUri ? { href: `${rulesUri}#${finding.code}` } : undefined,
            source: 'strategy',
            message: finding.message,
            tags: finding.unnecessary ? [DiagnosticTag.Unnecessary] : undefined,
            data: finding.data,
            relatedInformation: finding.related?.flatMap(({ uri, span, message }) => {
                const other = this.shared.workspace.LangiumDocuments.all.find(candidate => candidate.uri.toString() === uri);
                return other ? [{ location: { uri, range: rangeOf(other, span) }, message }] : [];
            })
        };
    }
}

function rangeOf(document: LangiumDocument, span: Span): Diagnostic['range'] {
    return { start: document.textDocument.positionAt(span.start), end: document.textDocument.positionAt(span.end) };
}
