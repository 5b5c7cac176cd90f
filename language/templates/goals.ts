import type { Kind } from './answers.js';

/** A goal of a template: a stage on the way, the destination first. Its number and its date are the writer's. */
export interface TemplateGoal {
    title: string;
    phase: 'relationships' | 'data' | 'profit' | 'mission' | 'funding';
    /** The title of the goal it leads to. */
    supports?: string;
    hint: string;
    /** Money is counted in one way only, so the end goal of a firm brings its metric along. */
    metric?: { title: string; hint: string };
}

const revenue = 'Revenue that began on social media';
const enquiries = 'Enquiries worth a conversation';
const mission = 'What we are here for';
const questions = 'Questions answered where people ask them';
const donations = 'Donations that began on social media';
const helpers = 'People who ask how they can help';

/** From the destination back to the first step, for each kind of organisation. */
export const goalsFor: Record<Kind, readonly TemplateGoal[]> = {
    commercial: [
        {
            title: revenue, phase: 'profit', hint: 'The destination: the number that pays for all the work. Say also what the way there costs, and what it returns.',
            metric: { title: 'Revenue from social media', hint: 'Name the system and the report the number is read from, so that two people read the same one, and what you do when it falls.' }
        },
        { title: enquiries, phase: 'data', supports: revenue, hint: 'What you learn from people and can act on: an enquiry, a request for a quote, a visit. Say from when on one counts.' },
        { title: 'Known to those who decide', phase: 'relationships', supports: enquiries, hint: 'Who should know and trust you before they need you, and how you will notice.' }
    ],
    public: [
        { title: mission, phase: 'mission', hint: 'The destination: what is better for people when you have reached it. Give it a title of your own, and a number that shows it.' },
        { title: questions, phase: 'data', supports: mission, hint: 'What people ask tells you what they need. Say how you count it, and what you do with it.' },
        { title: 'Known and trusted by the people we serve', phase: 'relationships', supports: questions, hint: 'Who should know you before they need you, and how you will notice.' }
    ],
    'non-profit': [
        { title: mission, phase: 'mission', hint: 'The destination: what is better in the world when you have reached it. Give it a title of your own, and a number that shows it.' },
        { title: donations, phase: 'funding', supports: mission, hint: 'What keeps you on the way. It is counted in money, like everything that the treasurer reports.' },
        { title: helpers, phase: 'data', supports: donations, hint: 'What you learn from people and can act on: a question, a sign-up, an offer of help.' },
        { title: 'Known and trusted by those who care', phase: 'relationships', supports: helpers, hint: 'Who should know what you do before you ask them for anything, and how you will notice.' }
    ]
};

/** The audience every organisation of this kind has. */
export const audienceFor: Record<Kind, string> = { commercial: 'Those who decide to buy', public: 'The people we serve', 'non-profit': 'Those who share our cause' };
