/** A platform that strategies often name. Nothing outside the catalogue is an error. */
export interface KnownPlatform {
    /** The official name, as the platform writes it. */
    name: string;
    /** Former names, abbreviations and other spellings. */
    aliases: readonly string[];
    /** Hosts of its pages without `www.`, the current one first. For Mastodon only the project's own: every server has its own host. */
    hosts: readonly string[];
    /** One line for hover and completion. */
    description: string;
}

/** Known platforms, as of 2026. */
export const platforms: readonly KnownPlatform[] = [
    {
        name: 'LinkedIn',
        aliases: ['Linked-In', 'LinkedIn Page', 'LinkedIn Company Page'],
        hosts: ['linkedin.com', 'lnkd.in'],
        description: 'Professional network: people by employer and job, company pages, groups, newsletters and trade advertising.'
    },
    {
        name: 'Facebook',
        aliases: ['FB', 'Facebook Page', 'Facebook Groups'],
        hosts: ['facebook.com', 'fb.com', 'fb.me'],
        description: 'General social network of Meta: pages, groups, events, marketplace and local advertising.'
    },
    {
        name: 'Instagram',
        aliases: ['IG', 'Insta'],
        hosts: ['instagram.com', 'instagr.am'],
        description: 'Pictures, stories and short videos (reels); part of Meta.'
    },
    {
        name: 'YouTube',
        aliases: ['YT', 'You-Tube', 'YouTube Shorts'],
        hosts: ['youtube.com', 'youtu.be'],
        description: 'Video platform of Google and a much used search engine: long videos, Shorts, live streams and podcasts.'
    },
    {
        name: 'TikTok',
        aliases: ['Tik-Tok'],
        hosts: ['tiktok.com'],
        description: 'Short vertical videos, chosen by interest rather than by whom one follows.'
    },
    {
        name: 'X',
        aliases: ['Twitter', 'X (Twitter)', 'Twitter (X)', 'X (formerly Twitter)', 'Twitter/X', 'X/Twitter'],
        hosts: ['x.com', 'twitter.com', 't.co'],
        description: 'Short public posts and conversations; called Twitter until July 2023.'
    },
    {
        name: 'Threads',
        aliases: ['Instagram Threads', 'Meta Threads'],
        hosts: ['threads.com', 'threads.net'],
        description: 'Short public posts, tied to Instagram accounts; part of Meta.'
    },
    {
        name: 'Bluesky',
        aliases: ['Bluesky Social', 'BSKY'],
        hosts: ['bsky.app', 'bsky.social'],
        description: 'Short public posts on the open AT Protocol; accounts can carry the organisation\'s own domain.'
    },
    {
        name: 'Mastodon',
        aliases: ['Mastodon Social'],
        hosts: ['mastodon.social', 'joinmastodon.org'],
        description: 'Short posts on independent servers that exchange them (the fediverse), without advertising; one may run a server.'
    },
    {
        name: 'WhatsApp',
        aliases: ['WhatsApp Business', 'WhatsApp Channel', 'WhatsApp Channels'],
        hosts: ['whatsapp.com', 'wa.me'],
        description: 'Messenger of Meta: chats with customers, communities, and channels that send news one way.'
    },
    {
        name: 'Messenger',
        aliases: ['Facebook Messenger', 'FB Messenger'],
        hosts: ['m.me', 'messenger.com'],
        description: 'Messages to and from a Facebook page; part of Meta.'
    },
    {
        name: 'Telegram',
        aliases: ['Telegram Channel'],
        hosts: ['t.me', 'telegram.me', 'telegram.org'],
        description: 'Messenger with public channels and large groups.'
    },
    {
        name: 'Snapchat',
        aliases: ['Snap'],
        hosts: ['snapchat.com'],
        description: 'Messages and stories that disappear; mostly young people.'
    },
    {
        name: 'Pinterest',
        aliases: [],
        hosts: ['pinterest.com', 'pin.it'],
        description: 'Pictures collected on boards; used to plan purchases, homes and celebrations.'
    },
    {
        name: 'Reddit',
        aliases: ['Subreddit', 'Subreddits'],
        hosts: ['reddit.com', 'redd.it'],
        description: 'Forums by subject (subreddits) with rules of their own; advertising in disguise is not forgiven.'
    },
    {
        name: 'Quora',
        aliases: ['Quora Spaces'],
        hosts: ['quora.com'],
        description: 'Questions and answers by subject.'
    },
    {
        name: 'Discord',
        aliases: ['Discord Server'],
        hosts: ['discord.com', 'discord.gg'],
        description: 'Communities on servers with text and voice channels; strong in games, technology and fan groups.'
    },
    {
        name: 'Slack',
        aliases: ['Slack Community'],
        hosts: ['slack.com'],
        description: 'Work chat, also used for closed professional communities.'
    },
    {
        name: 'Twitch',
        aliases: ['Twitch.tv'],
        hosts: ['twitch.tv'],
        description: 'Live streams with chat; games, music, talk. Part of Amazon.'
    },
    {
        name: 'Vimeo',
        aliases: [],
        hosts: ['vimeo.com'],
        description: 'Video hosting without advertising, often for embedding on one\'s own website.'
    },
    {
        name: 'XING',
        aliases: ['OpenBC'],
        hosts: ['xing.com'],
        description: 'Professional network of the German-speaking countries; today mainly a job market, its groups closed in January 2023.'
    },
    {
        name: 'Tumblr',
        aliases: [],
        hosts: ['tumblr.com'],
        description: 'Short blogs with reblogging; fan cultures and art.'
    },
    {
        name: 'Medium',
        aliases: ['Medium.com'],
        hosts: ['medium.com'],
        description: 'Articles by people and publications, partly behind a subscription.'
    },
    {
        name: 'Substack',
        aliases: ['Substack Notes'],
        hosts: ['substack.com'],
        description: 'Newsletters, free or paid, with short public notes.'
    },
    {
        name: 'Spotify',
        aliases: ['Spotify Podcasts'],
        hosts: ['open.spotify.com', 'spotify.com'],
        description: 'Music and podcasts, with shows of one\'s own.'
    },
    {
        name: 'Apple Podcasts',
        aliases: ['iTunes Podcasts'],
        hosts: ['podcasts.apple.com'],
        description: 'Podcast directory and player of Apple.'
    },
    {
        name: 'Nextdoor',
        aliases: ['Nextdoor.com'],
        hosts: ['nextdoor.com'],
        description: 'Network of neighbourhoods, for local businesses and public bodies.'
    },
    {
        name: 'Google Business Profile',
        aliases: ['Google My Business', 'GMB', 'GBP', 'Google Maps', 'Google Business'],
        hosts: ['business.google.com', 'g.page'],
        description: 'Entry in Google Search and Maps with reviews, opening hours and posts; called Google My Business until 2021.'
    },
    {
        name: 'Tripadvisor',
        aliases: [],
        hosts: ['tripadvisor.com'],
        description: 'Reviews of hotels, restaurants and sights.'
    },
    {
        name: 'Trustpilot',
        aliases: [],
        hosts: ['trustpilot.com'],
        description: 'Reviews of companies and shops.'
    },
    {
        name: 'Yelp',
        aliases: [],
        hosts: ['yelp.com'],
        description: 'Reviews of local businesses, mostly in North America.'
    },
    {
        name: 'Glassdoor',
        aliases: [],
        hosts: ['glassdoor.com'],
        description: 'Reviews of employers, by their staff.'
    },
    {
        name: 'GitHub',
        aliases: ['GitHub Discussions'],
        hosts: ['github.com'],
        description: 'Source code and the conversation about it; part of Microsoft.'
    },
    {
        name: 'Stack Overflow',
        aliases: ['Stack Exchange'],
        hosts: ['stackoverflow.com', 'stackexchange.com'],
        description: 'Questions and answers of software developers.'
    },
    {
        name: 'WeChat',
        aliases: ['Weixin', 'WeChat Official Account'],
        hosts: ['weixin.qq.com', 'wechat.com'],
        description: 'Messenger, official accounts, payment and mini programs; central in China (there: Weixin).'
    },
    {
        name: 'Weibo',
        aliases: ['Sina Weibo'],
        hosts: ['weibo.com', 'weibo.cn'],
        description: 'Short public posts in China.'
    },
    {
        name: 'Douyin',
        aliases: ['TikTok China'],
        hosts: ['douyin.com'],
        description: 'Short videos and live shopping in China; TikTok\'s sister, a separate platform.'
    },
    {
        name: 'rednote',
        aliases: ['Xiaohongshu', 'XHS', 'Little Red Book'],
        hosts: ['xiaohongshu.com'],
        description: 'Pictures, short videos and product advice; in China called Xiaohongshu.'
    },
    {
        name: 'LINE',
        aliases: ['LINE Messenger', 'LINE Official Account'],
        hosts: ['line.me'],
        description: 'Messenger with official accounts; Japan, Taiwan and Thailand.'
    },
    {
        name: 'KakaoTalk',
        aliases: ['Kakao', 'Kakao Channel'],
        hosts: ['pf.kakao.com', 'kakao.com'],
        description: 'Messenger with business channels in South Korea.'
    }
];

const byName = new Map(platforms.flatMap(platform => [platform.name, ...platform.aliases].map(name => [keyOf(name), platform] as const)));
const byHost = new Map(platforms.flatMap(platform => platform.hosts.map(host => [host, platform] as const)));

/** The platform of that name or alias. Case and spaces do not matter: `linked in`, `twitter`. */
export function findPlatform(name: string): KnownPlatform | undefined {
    return byName.get(keyOf(name));
}

/** The platform of an account's host: `www.linkedin.com`, `de.linkedin.com` and `linkedin.com` are LinkedIn. */
export function findPlatformByHost(host: string): KnownPlatform | undefined {
    for (let rest = host.trim().toLowerCase(); rest.includes('.'); rest = rest.slice(rest.indexOf('.') + 1)) {
        const platform = byHost.get(rest);
        if (platform) return platform;
    }
    return undefined;
}

function keyOf(name: string): string {
    return name.replace(/\s+/g, '').toLowerCase();
}
