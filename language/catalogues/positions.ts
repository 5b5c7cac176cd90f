/** A position that often owns part of a social-media strategy. Nothing outside the catalogue is an error. */
export interface KnownPosition {
    title: string;
    aliases: readonly string[];
    /** What it is usually made responsible for, as points for the `Responsibilities` field. */
    responsibilities: readonly string[];
}

/** Usual positions. Small organisations give several of them to one person. */
export const positions: readonly KnownPosition[] = [
    {
        title: 'Chief Executive Officer',
        aliases: ['CEO', 'Managing Director', 'Chief Executive', 'General Manager'],
        responsibilities: ['approves the strategy', 'speaks for the organisation in a crisis']
    },
    {
        title: 'Chief Marketing Officer',
        aliases: ['CMO', 'VP Marketing', 'Marketing Director'],
        responsibilities: ['approves the strategy', 'answers to the board for its result', 'decides the budget within marketing']
    },
    {
        title: 'Chief Financial Officer',
        aliases: ['CFO', 'Finance Director'],
        responsibilities: ['approves the budget', 'confirms how cost and return are computed']
    },
    {
        title: 'Head of Marketing',
        aliases: ['Marketing Lead', 'Marketing Manager'],
        responsibilities: ['writes the strategy and keeps it current', 'decides where budget moves', 'agrees the goals with sales']
    },
    {
        title: 'Head of Sales',
        aliases: ['Sales Director', 'Sales Lead', 'Sales Manager'],
        responsibilities: ['owns the goal that counts revenue', 'says which leads count', 'agrees the goals with marketing']
    },
    {
        title: 'Head of Communications',
        aliases: ['Communications Director', 'Communications Manager', 'Head of Corporate Communications'],
        responsibilities: ['keeps one voice over all channels', 'prepares statements for crises', 'approves what touches reputation']
    },
    {
        title: 'Social Media Manager',
        aliases: ['Social Media Lead', 'Social Media Officer', 'Head of Social Media'],
        responsibilities: [
            'publishes on the accounts and holds their access',
            'plans the editorial calendar',
            'listens and passes on what it means'
        ]
    },
    {
        title: 'Community Manager',
        aliases: ['Community Lead', 'Online Community Manager'],
        responsibilities: ['answers comments and messages', 'moderates by the published rules', 'reports what the community asks for']
    },
    {
        title: 'Content Manager',
        aliases: ['Content Editor', 'Content Lead', 'Editor', 'Content Marketing Manager'],
        responsibilities: ['plans and edits content for each theme', 'checks facts before publication', 'keeps the brand voice']
    },
    {
        title: 'Content Creator',
        aliases: ['Content Producer', 'Videographer', 'Social Media Content Creator'],
        responsibilities: ['films, photographs and edits', 'adapts content to each platform', 'obtains consent of the people shown']
    },
    {
        title: 'Copywriter',
        aliases: ['Writer', 'Text Editor'],
        responsibilities: ['writes posts and advertisements', 'keeps texts accessible and in plain words']
    },
    {
        title: 'Graphic Designer',
        aliases: ['Designer', 'Visual Designer'],
        responsibilities: ['designs pictures and templates', 'keeps to the brand\'s design rules']
    },
    {
        title: 'Paid Social Manager',
        aliases: ['Performance Marketing Manager', 'Social Advertising Manager', 'Paid Media Manager', 'Performance Marketer'],
        responsibilities: ['plans, tests and stops paid posts', 'keeps cost per result within its limit']
    },
    {
        title: 'Marketing Analyst',
        aliases: ['Social Media Analyst', 'Data Analyst', 'Web Analyst'],
        responsibilities: ['measures and explains results', 'says when a rule of a metric applies', 'keeps campaign codes clean']
    },
    {
        title: 'Influencer Manager',
        aliases: ['Creator Partnerships Manager', 'Influencer Marketing Manager'],
        responsibilities: ['chooses and contracts partners', 'sees that advertising is labelled as such']
    },
    {
        title: 'Employee Advocacy Manager',
        aliases: ['Advocacy Coordinator', 'Employee Advocacy Lead'],
        responsibilities: ['trains colleagues who post', 'provides content they may share']
    },
    {
        title: 'Customer Service Manager',
        aliases: ['Customer Service Lead', 'Customer Support Lead', 'Head of Customer Service'],
        responsibilities: [
            'answers service questions from social media',
            'keeps answers the same on every channel',
            'passes complaints on to those who can solve them'
        ]
    },
    {
        title: 'Sales Development Representative',
        aliases: ['SDR', 'Sales Development Manager', 'Business Development Representative', 'BDR'],
        responsibilities: ['contacts qualified leads', 'reports to marketing what buyers ask']
    },
    {
        title: 'Product Marketing Manager',
        aliases: ['PMM', 'Product Marketer'],
        responsibilities: ['turns product facts into messages', 'keeps the buyer personas current']
    },
    {
        title: 'Product Manager',
        aliases: ['Product Lead', 'Product Owner'],
        responsibilities: ['confirms product facts before publication', 'takes up what customers ask for']
    },
    {
        title: 'Public Relations Manager',
        aliases: ['PR Manager', 'Press Officer', 'Media Relations Manager', 'Press Spokesperson'],
        responsibilities: ['answers journalists', 'coordinates statements with social media']
    },
    {
        title: 'Legal Counsel',
        aliases: ['General Counsel', 'Legal Officer', 'Compliance Officer'],
        responsibilities: ['checks claims, competitions and contracts', 'advises in a crisis']
    },
    {
        title: 'Data Protection Officer',
        aliases: ['DPO', 'Privacy Officer'],
        responsibilities: ['advises on personal data, consent and tracking']
    },
    {
        title: 'Human Resources Manager',
        aliases: ['HR Manager', 'Head of HR', 'Recruiting Manager', 'Employer Branding Manager'],
        responsibilities: ['owns employer content', 'agrees the rules for staff who post']
    },
    {
        title: 'Controller',
        aliases: ['Financial Controller', 'Business Controller'],
        responsibilities: ['provides the figures for cost and return', 'confirms reported results']
    }
];

const byTitle = new Map(positions.flatMap(position =>
    [position.title, ...position.aliases].map(title => [keyOf(title), position] as const)));

/** The position of that title or alias. Case and spaces do not matter: `cmo`, `head of  marketing`. */
export function findPosition(title: string): KnownPosition | undefined {
    return byTitle.get(keyOf(title));
}

function keyOf(title: string): string {
    return title.replace(/\s+/g, '').toLowerCase();
}
