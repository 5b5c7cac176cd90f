import type { Facts, Kind, Template } from './answers.js';

/** One or two sentences on what belongs in a part of the strategy, and why. The writer writes over them. */
export interface Hints { purpose: string; people: string; meeting: string; audience: string; goals: string; actions: string; approval: string }

const deleteMe = 'Lines like this one, with a “>” before them, are hints: follow them, then delete them.';
const platforms = 'Then write a Platform for each place where you meet them: the one they use most first, others only if the resources allow.';
const actions = 'Write an Action for each next step: who does it, until when, and for which goal. Two or three are enough to begin with.';

const people: Record<Template, string> = {
    firm: 'Marketing and sales set the goals and the steps together. An Owner is a position, not a person: people change, the responsibility stays. Call the positions what they are called in your house.',
    'public body': 'Name who speaks and who knows: the team that publishes, and those that people come to with their questions. An Owner is a position, not a person: people change, the responsibility stays.',
    'non-profit': 'Those who tell your story and those who win donors and members set the goals together; the function “sales” marks the second. An Owner is a position, not a person: people change, the responsibility stays.',
    'one-person shop': 'You do it all, so write down what “all” is: what you post, who answers messages, who looks at the numbers. It tells you what to leave out when a week is short.'
};

const audience: Record<Kind, string> = {
    commercial: 'Describe each group that decides to buy from you: what they need, where they spend their time, and how you know.',
    public: 'Describe each group that you are here for: what they need, where they spend their time, and how you know.',
    'non-profit': 'Describe each group that you work for or that helps you: what moves them, where they spend their time, and how you know.'
};

const goals: Record<Kind, string> = {
    commercial: 'Relationships are the roads, data is the map, profit is the destination. Each goal says which one it leads to, so that nobody works for applause alone.',
    public: 'Relationships are the roads, data is the map, your mission is the destination. Each goal says which one it leads to, so that nobody works for applause alone.',
    'non-profit': 'Relationships are the roads, data is the map, your mission is the destination, and funding keeps you on the way. Each goal says which one it leads to.'
};

/** Where the teams' names do not say it, a firm's strategy has to. */
const whichIsWhich = ' Write behind “Function” which of your teams does marketing and which does sales.';

/**
 * The hints of a template, for a kind of organisation.
 * @param oneSided marketing or sales is not found among the teams.
 */
export function hintsFor({ template, kind }: Pick<Facts, 'template' | 'kind'>, oneSided: boolean): Hints {
    const alone = template === 'one-person shop';
    return {
        purpose: `Say in two or three sentences what social media is to do for ${alone ? 'your work' : 'your organisation'}, and why now. ${deleteMe}`,
        people: people[template] + (kind === 'commercial' && !alone && oneSided ? whichIsWhich : ''),
        meeting: 'What is agreed once is soon forgotten. Say how often you meet, who leads the meeting, and what is on the table each time.',
        audience: `${audience[kind]} ${platforms}`,
        goals: goals[kind],
        actions: alone ? actions.replace('who does it, until when, and for which goal', 'until when, and for which goal') : actions,
        approval: alone
            ? 'Nobody signs for you, but somebody else should read it: ask a colleague, your tax adviser or your best customer what they would leave out.'
            : 'Name behind “Approvers”, at the top, the position that signs for the organisation. When nothing is missing any more, set the status to “in review” and ask for the signature.'
    };
}
