/** A metric that strategies often name, with its usual meaning. Nothing outside the catalogue is an error. */
export interface KnownMetric {
    name: string;
    /** Abbreviations and other words for the same. */
    aliases: readonly string[];
    definition: string;
    /** Where one formula is standard; platforms and houses may differ, so a strategy writes down its own. */
    formula?: string;
    /**
     * What it usually is: `business` counts money, customers or the like, `supporting` explains or predicts that, `vanity` flatters
     * and rarely says what to do. It depends on the use: the author may declare another kind with a reason.
     */
    kind: 'business' | 'supporting' | 'vanity';
    /** `%`, `x`, `money` (the strategy's currency), or a word. Undefined: a score without unit. */
    unit?: string;
}

/** Known social-media metrics. Formulas that give a `%` are to be multiplied by 100. */
export const metrics: readonly KnownMetric[] = [
    {
        name: 'Revenue from social',
        aliases: ['Social revenue', 'Social media revenue', 'Revenue attributed to social'],
        definition: 'Revenue from customers or orders that the chosen attribution credits to social media.',
        kind: 'business',
        unit: 'money'
    },
    {
        name: 'Return on investment',
        aliases: ['ROI', 'Social media ROI', 'Social ROI'],
        definition: 'Gain from an investment relative to its cost; use margin, not revenue, as the return.',
        formula: '(return − cost) ÷ cost',
        kind: 'business',
        unit: '%'
    },
    {
        name: 'Return on ad spend',
        aliases: ['ROAS'],
        definition: 'Revenue from advertising for each unit of money spent on it.',
        formula: 'revenue from ads ÷ cost of ads',
        kind: 'business',
        unit: 'x'
    },
    {
        name: 'Order intake',
        aliases: ['Orders received', 'Bookings', 'Incoming orders'],
        definition: 'Value of the orders received in a period.',
        kind: 'business',
        unit: 'money'
    },
    {
        name: 'Average order value',
        aliases: ['AOV', 'Average basket'],
        definition: 'Mean value of an order.',
        formula: 'revenue ÷ orders',
        kind: 'business',
        unit: 'money'
    },
    {
        name: 'Customer lifetime value',
        aliases: ['CLV', 'LTV', 'CLTV', 'Lifetime value'],
        definition: 'Margin a customer brings over the whole relationship.',
        kind: 'business',
        unit: 'money'
    },
    {
        name: 'Customer acquisition cost',
        aliases: ['CAC', 'Cost per acquired customer'],
        definition: 'Cost of marketing and sales for each customer won.',
        formula: 'cost of marketing and sales ÷ new customers',
        kind: 'business',
        unit: 'money'
    },
    {
        name: 'New customers',
        aliases: ['Customers won', 'Customers acquired'],
        definition: 'Customers who bought for the first time in the period.',
        kind: 'business',
        unit: 'customers'
    },
    {
        name: 'Leads',
        aliases: ['Lead volume', 'Leads generated'],
        definition: 'People or companies who left contact data and showed interest.',
        kind: 'business',
        unit: 'leads'
    },
    {
        name: 'Marketing-qualified leads',
        aliases: ['MQL', 'MQLs', 'Marketing qualified leads'],
        definition: 'Leads that marketing considers ready to be handed to sales, by criteria both have agreed.',
        kind: 'business',
        unit: 'leads'
    },
    {
        name: 'Sales-qualified leads',
        aliases: ['SQL', 'SQLs', 'Sales qualified leads'],
        definition: 'Leads that sales has examined and accepted as a possible deal.',
        kind: 'business',
        unit: 'leads'
    },
    {
        name: 'Pipeline value',
        aliases: ['Sales pipeline', 'Pipeline from social', 'Social-sourced pipeline'],
        definition: 'Value of the open deals that began with or were influenced by social media.',
        kind: 'business',
        unit: 'money'
    },
    {
        name: 'Conversions',
        aliases: ['Goal completions', 'Key events'],
        definition: 'Number of times people did what was intended: bought, signed up, booked.',
        kind: 'business',
        unit: 'conversions'
    },
    {
        name: 'Conversion rate',
        aliases: ['CVR', 'CR'],
        definition: 'Share of visits or clicks that end in the intended act.',
        formula: 'conversions ÷ clicks or visits',
        kind: 'business',
        unit: '%'
    },
    {
        name: 'Lead-to-customer rate',
        aliases: ['Lead conversion rate', 'Close rate'],
        definition: 'Share of leads that become customers.',
        formula: 'new customers ÷ leads',
        kind: 'business',
        unit: '%'
    },
    {
        name: 'Cost per lead',
        aliases: ['CPL'],
        definition: 'Cost for each lead.',
        formula: 'cost ÷ leads',
        kind: 'business',
        unit: 'money'
    },
    {
        name: 'Cost per acquisition',
        aliases: ['CPA', 'Cost per action', 'Cost per conversion'],
        definition: 'Cost for each conversion, as the conversion is defined.',
        formula: 'cost ÷ conversions',
        kind: 'business',
        unit: 'money'
    },
    {
        name: 'Customer retention rate',
        aliases: ['Retention rate', 'CRR'],
        definition: 'Share of customers at the start of a period who are still customers at its end.',
        formula: '(customers at end − new customers) ÷ customers at start',
        kind: 'business',
        unit: '%'
    },
    {
        name: 'Churn rate',
        aliases: ['Customer churn', 'Attrition rate'],
        definition: 'Share of customers lost in a period.',
        formula: 'customers lost ÷ customers at start',
        kind: 'business',
        unit: '%'
    },
    {
        name: 'Donations',
        aliases: ['Donations received', 'Funds raised', 'Fundraising income'],
        definition: 'Money given in a period.',
        kind: 'business',
        unit: 'money'
    },
    {
        name: 'Registrations',
        aliases: ['Sign-ups', 'Signups', 'Event registrations'],
        definition: 'People who signed up for an event, a service or a membership.',
        kind: 'business',
        unit: 'registrations'
    },
    {
        name: 'Applications',
        aliases: ['Job applications', 'Applicants'],
        definition: 'Applications received, with social media as their source.',
        kind: 'business',
        unit: 'applications'
    },
    {
        name: 'Cost per hire',
        aliases: ['CPH'],
        definition: 'Cost of recruiting for each person hired.',
        formula: 'cost of recruiting ÷ hires',
        kind: 'business',
        unit: 'money'
    },
    {
        name: 'Engagement rate',
        aliases: ['ER', 'Engagement rate by impressions', 'Interaction rate'],
        definition: 'Reactions, comments, shares, saves and clicks for each impression; some divide by reach or followers.',
        formula: 'engagements ÷ impressions',
        kind: 'supporting',
        unit: '%'
    },
    {
        name: 'Engagement rate by reach',
        aliases: ['ERR'],
        definition: 'Engagements relative to the people reached.',
        formula: 'engagements ÷ reach',
        kind: 'supporting',
        unit: '%'
    },
    {
        name: 'Engagements',
        aliases: ['Interactions', 'Total engagements'],
        definition: 'Sum of reactions, comments, shares, saves and clicks.',
        kind: 'supporting',
        unit: 'engagements'
    },
    {
        name: 'Comments',
        aliases: ['Replies received', 'Number of comments'],
        definition: 'Comments on one\'s own posts.',
        kind: 'supporting',
        unit: 'comments'
    },
    {
        name: 'Shares',
        aliases: ['Reposts', 'Retweets', 'Reshares'],
        definition: 'Number of times people passed a post on.',
        kind: 'supporting',
        unit: 'shares'
    },
    {
        name: 'Saves',
        aliases: ['Bookmarks', 'Saved posts'],
        definition: 'Number of times people kept a post for later.',
        kind: 'supporting',
        unit: 'saves'
    },
    {
        name: 'Amplification rate',
        aliases: ['Share rate'],
        definition: 'How often posts are passed on, relative to the audience.',
        formula: 'shares ÷ followers',
        kind: 'supporting',
        unit: '%'
    },
    {
        name: 'Click-through rate',
        aliases: ['CTR', 'Clickthrough rate'],
        definition: 'Share of impressions that led to a click.',
        formula: 'clicks ÷ impressions',
        kind: 'supporting',
        unit: '%'
    },
    {
        name: 'Link clicks',
        aliases: ['Clicks', 'Outbound clicks'],
        definition: 'Clicks on the link of a post or advertisement.',
        kind: 'supporting',
        unit: 'clicks'
    },
    {
        name: 'Cost per click',
        aliases: ['CPC'],
        definition: 'Cost of advertising for each click.',
        formula: 'cost ÷ clicks',
        kind: 'supporting',
        unit: 'money'
    },
    {
        name: 'Cost per mille',
        aliases: ['CPM', 'Cost per thousand impressions', 'Cost per thousand'],
        definition: 'Cost of a thousand impressions.',
        formula: 'cost ÷ impressions × 1000',
        kind: 'supporting',
        unit: 'money'
    },
    {
        name: 'Cost per engagement',
        aliases: ['CPE'],
        definition: 'Cost of advertising for each engagement.',
        formula: 'cost ÷ engagements',
        kind: 'supporting',
        unit: 'money'
    },
    {
        name: 'Reach',
        aliases: ['Unique reach', 'Accounts reached', 'People reached'],
        definition: 'Number of different people or accounts that saw a post at least once.',
        kind: 'supporting',
        unit: 'people'
    },
    {
        name: 'Frequency',
        aliases: ['Ad frequency', 'Average frequency'],
        definition: 'How often, on average, each person reached saw the advertisement.',
        formula: 'impressions ÷ reach',
        kind: 'supporting',
        unit: 'x'
    },
    {
        name: 'Share of voice',
        aliases: ['SOV', 'Social share of voice'],
        definition: 'Own share of all mentions of a set of competitors or of a subject.',
        formula: 'own mentions ÷ all mentions',
        kind: 'supporting',
        unit: '%'
    },
    {
        name: 'Mentions',
        aliases: ['Brand mentions', 'Social mentions'],
        definition: 'Number of posts that name the organisation or its products.',
        kind: 'supporting',
        unit: 'mentions'
    },
    {
        name: 'Sentiment',
        aliases: ['Net sentiment', 'Brand sentiment', 'Sentiment score'],
        definition: 'Balance of positive and negative mentions.',
        formula: '(positive − negative mentions) ÷ all mentions',
        kind: 'supporting',
        unit: '%'
    },
    {
        name: 'Response time',
        aliases: ['First response time', 'Time to first answer', 'Average response time'],
        definition: 'Time from a question or complaint to the first answer by a person; median or mean, write down which.',
        kind: 'supporting',
        unit: 'hours'
    },
    {
        name: 'Response rate',
        aliases: ['Reply rate', 'Answer rate'],
        definition: 'Share of questions and complaints that were answered.',
        formula: 'messages answered ÷ messages that ask for an answer',
        kind: 'supporting',
        unit: '%'
    },
    {
        name: 'Resolution time',
        aliases: ['Time to resolution', 'Average resolution time'],
        definition: 'Time from a question or complaint to its solution.',
        kind: 'supporting',
        unit: 'hours'
    },
    {
        name: 'Customer satisfaction score',
        aliases: ['CSAT', 'Customer satisfaction'],
        definition: 'Share of those asked who say they are satisfied, usually 4 or 5 of 5.',
        formula: 'satisfied answers ÷ all answers',
        kind: 'supporting',
        unit: '%'
    },
    {
        name: 'Net promoter score',
        aliases: ['NPS'],
        definition: 'Would you recommend us, 0 to 10: the share of promoters (9, 10) less that of detractors (0 to 6).',
        formula: '% promoters − % detractors',
        kind: 'supporting'
    },
    {
        name: 'Referral traffic from social',
        aliases: ['Social traffic', 'Social referral traffic', 'Website visits from social'],
        definition: 'Visits to the website that came from social media.',
        kind: 'supporting',
        unit: 'visits'
    },
    {
        name: 'Video completion rate',
        aliases: ['VCR', 'Completion rate', 'View-through rate of video'],
        definition: 'Share of video starts that were watched to the end.',
        formula: 'complete views ÷ starts',
        kind: 'supporting',
        unit: '%'
    },
    {
        name: 'Watch time',
        aliases: ['Viewing time', 'Hours watched'],
        definition: 'Total time people watched one\'s videos.',
        kind: 'supporting',
        unit: 'hours'
    },
    {
        name: 'Average view duration',
        aliases: ['AVD', 'Average watch time'],
        definition: 'Mean time a view lasts.',
        formula: 'watch time ÷ views',
        kind: 'supporting',
        unit: 'minutes'
    },
    {
        name: 'Email subscribers',
        aliases: ['Newsletter subscribers', 'Newsletter sign-ups'],
        definition: 'People who agreed to receive the newsletter.',
        kind: 'supporting',
        unit: 'subscribers'
    },
    {
        name: 'Follower growth rate',
        aliases: ['Audience growth rate', 'Follower growth'],
        definition: 'Net new followers relative to the followers at the start.',
        formula: 'net new followers ÷ followers at start',
        kind: 'supporting',
        unit: '%'
    },
    {
        name: 'Posting frequency',
        aliases: ['Posts published', 'Number of posts', 'Publishing frequency'],
        definition: 'Posts published in a period: what was done, not what it brought.',
        kind: 'supporting',
        unit: 'posts'
    },
    {
        name: 'Advocacy participation',
        aliases: ['Employee advocacy rate', 'Active advocates'],
        definition: 'Share of staff invited who shared something in the period.',
        formula: 'active advocates ÷ staff invited',
        kind: 'supporting',
        unit: '%'
    },
    {
        name: 'Followers',
        aliases: ['Follower count', 'Fans', 'Number of followers', 'Page followers'],
        definition: 'Accounts that follow one\'s own at a given date.',
        kind: 'vanity',
        unit: 'followers'
    },
    {
        name: 'Likes',
        aliases: ['Reactions', 'Like count', 'Hearts'],
        definition: 'Reactions to posts with one tap.',
        kind: 'vanity',
        unit: 'likes'
    },
    {
        name: 'Impressions',
        aliases: ['Views of posts', 'Ad impressions'],
        definition: 'Number of times posts were shown, repeated showings included; Meta calls them views.',
        kind: 'vanity',
        unit: 'impressions'
    },
    {
        name: 'Video views',
        aliases: ['Plays', 'Video plays'],
        definition: 'Number of times a video was started; platforms begin to count between the first frame and 30 seconds.',
        kind: 'vanity',
        unit: 'views'
    },
    {
        name: 'Page views',
        aliases: ['Profile page views'],
        definition: 'Number of times a page was loaded.',
        kind: 'vanity',
        unit: 'views'
    },
    {
        name: 'Profile visits',
        aliases: ['Profile views'],
        definition: 'Number of times the account\'s profile was opened.',
        kind: 'vanity',
        unit: 'visits'
    },
    {
        name: 'Advertising value equivalent',
        aliases: ['AVE', 'Media value', 'Earned media value', 'EMV'],
        definition: 'What the same space would have cost as advertising; the Barcelona Principles reject it as a measure of communication.',
        kind: 'vanity',
        unit: 'money'
    }
];

const byName = new Map(metrics.flatMap(metric => [metric.name, ...metric.aliases].map(name => [keyOf(name), metric] as const)));

/** The metric of that name or alias. Case and spaces do not matter: `cost per  lead`, `cpl`. */
export function findMetric(name: string): KnownMetric | undefined {
    return byName.get(keyOf(name));
}

function keyOf(name: string): string {
    return name.replace(/\s+/g, '').toLowerCase();
}
