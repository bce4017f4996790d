import { beforeAll, describe, expect, it } from 'vitest';
import { Viewer } from '../server/access/viewer.js';
import type { LinkView } from '../server/graph/link.js';
import { allEntitiesFor, linksFor } from '../server/graph/links-from-records.js';
import type { MentionId } from '../server/records/ids.js';
import type { LinkKind } from '../server/records/statement.js';
import { clusters, components } from '../server/resolution/clusters.js';
import { holdingsOf, idOf, judged, readWorld, truth, type WorldHoldings } from '../test/world/demonstration-world.js';
import {
  BROKER,
  HULL,
  INFORMANT,
  NEVER_ONE,
  NO_SEIZURE,
  ONE_INCIDENT,
  ONE_MAN,
  PERMIT,
  PHOENIX,
  PHONE,
  STOP,
  THINGS,
} from './answers.js';
import { USERS, WORLD_TODAY, type WorldMention } from './world.js';

/** Links that lead through places and tariff lines, which everything shares. */
const GEOGRAPHY: ReadonlySet<LinkKind> = new Set<LinkKind>([
  'CALLED_AT',
  'LOADED_AT',
  'DISCHARGED_AT',
  'SEIZED_AT',
  'ROUTED_VIA',
  'DECLARED_AS',
  'FOUND',
]);

/** The world as one user sees it, by the definition of what he sees. */
class Sight {
  readonly links: readonly LinkView[];
  readonly #holder = new Map<MentionId, MentionId>();

  constructor(
    readonly world: WorldHoldings,
    userName: string,
  ) {
    const user = USERS.find((u) => u.name === userName);
    if (!user) throw new Error(`no user ${userName}`);
    const { name, agency, roles, clearances, cases } = user;
    const viewer = Viewer.of({ name, agency, roles, policy: { clearances, cases } }, world.scopes);
    const sees = (scope: number) => viewer.sees(scope);
    for (const entity of allEntitiesFor(world, sees, WORLD_TODAY))
      for (const m of entity.mentions) this.#holder.set(m, entity.id);
    this.links = linksFor(world, sees, WORLD_TODAY);
  }

  /** The entity that holds the mention; undefined where he does not see it. */
  entity(mention: WorldMention): MentionId | undefined {
    return this.#holder.get(idOf(mention));
  }

  values(entity: MentionId | undefined, property: string): readonly string[] {
    const mentions = [...this.#holder].filter(([, e]) => e === entity).map(([m]) => this.world.mentionById.get(m));
    return mentions.flatMap((m) => (m?.values ?? []).filter((v) => v.property === property).map((v) => v.value));
  }

  /** Ends of the entity's links of a kind, seen from it. */
  along(entity: MentionId | undefined, kind: LinkKind, role?: string): ReadonlySet<MentionId> {
    const links = this.links.filter((l) => l.kind === kind && (role === undefined || l.role === role));
    return new Set(links.flatMap((l) => (l.from === entity ? [l.to] : l.to === entity ? [l.from] : [])));
  }

  /** Everything that can be reached over links that are allowed, not going through what is left out. */
  reach(
    start: MentionId | undefined,
    allowed: (kind: LinkKind) => boolean,
    without: ReadonlySet<MentionId> = new Set(),
  ): ReadonlySet<MentionId> {
    const neighbours = new Map<MentionId, MentionId[]>();
    const add = (a: MentionId, b: MentionId) => neighbours.set(a, [...(neighbours.get(a) ?? []), b]);
    for (const l of this.links.filter((link) => allowed(link.kind))) {
      add(l.from, l.to);
      add(l.to, l.from);
    }
    const reached = new Set<MentionId>(start === undefined ? [] : [start]);
    for (const at of reached) for (const next of neighbours.get(at) ?? []) if (!without.has(next)) reached.add(next);
    return reached;
  }
}

let all: Sight;
let world: WorldHoldings;
let unjudged: WorldHoldings;
beforeAll(async () => {
  const readings = await readWorld();
  unjudged = holdingsOf(readings);
  world = judged(unjudged);
  all = new Sight(world, 'wanjiru');
}, 120_000);

const both = (a: ReadonlySet<MentionId>, b: ReadonlySet<MentionId>) => [...a].filter((x) => b.has(x));

describe('what is one and what is not', () => {
  it('joins no two different traders or vessels, without any judgement', () => {
    const thingOf = new Map(truth().map((m) => [idOf(m), m.thing]));
    const mixed = components(unjudged)
      .flatMap((c) => clusters(c))
      .map((cluster) => [...new Set(cluster.map((m) => thingOf.get(m)).filter((t) => t !== undefined))])
      .filter((things) => things.length > 1);
    expect(mixed).toEqual([]);
  });

  it('finds the people and companies of the story under all their names, without any judgement', () => {
    const thingOf = new Map(truth().map((m) => [idOf(m), m.thing]));
    const groupsOf = new Map<string, number>();
    for (const cluster of components(unjudged).flatMap((c) => clusters(c)))
      for (const thing of new Set(cluster.map((m) => thingOf.get(m))))
        if (thing) groupsOf.set(thing, (groupsOf.get(thing) ?? 0) + 1);
    const story = [
      'savanna-ridge',
      'taita-minerals',
      'andrei-voloshin',
      'leonid-brandt',
      'meridian-gate',
      'hai-long',
      'hull-9341720',
    ];
    expect(story.map((thing) => [thing, groupsOf.get(thing)])).toEqual(story.map((thing) => [thing, 1]));
  });

  it.each(NEVER_ONE.map(([left, right, why]) => ({ left, right, why })))('keeps apart: $why', ({ left, right }) => {
    expect(all.entity(left)).toBeDefined();
    expect(all.entity(right)).toBeDefined();
    expect(all.entity(left)).not.toBe(all.entity(right));
  });

  it('holds two reports of one incident to be one, for those who see both', () => {
    const [vietNam, kenya] = ONE_INCIDENT;
    expect(all.entity(vietNam)).toBe(all.entity(kenya));
    expect(new Sight(world, 'zhou-min').entity(vietNam)).toBeUndefined();
  });
});

describe('the broker', () => {
  it('is owned through a shell, directed by the timber shipper’s director, and shares a domain with the company that came back', () => {
    const broker = all.entity(THINGS[BROKER.is]);
    expect(all.along(broker, 'OWNS')).toEqual(new Set([all.entity(THINGS[BROKER.ownedBy])]));
    const director = all.entity(THINGS[BROKER.directedBy]);
    expect(all.along(director, 'DIRECTS')).toContain(broker);
    expect(all.along(director, 'DIRECTS')).toContain(all.entity(THINGS[BROKER.directsAlso]));
    const shared = both(
      all.along(broker, 'REACHED_BY'),
      all.along(all.entity(THINGS[BROKER.domainSharedWith]), 'REACHED_BY'),
    );
    expect(shared.flatMap((c) => all.values(c, 'domain'))).toContain(BROKER.emailDomain);
  });

  it('pays for both groups and ships once in its own name', () => {
    const broker = all.entity(THINGS[BROKER.is]);
    const own = BROKER.shippedItself.map((c) => all.entity(c));
    expect(all.along(broker, 'PAID_FOR')).toEqual(new Set([...BROKER.paidFor.map((c) => all.entity(c)), ...own]));
    expect(all.along(broker, 'SHIPPED')).toEqual(new Set(own));
  });

  it('is all that joins ivory and timber', () => {
    const withoutGeography = (kind: LinkKind) => !GEOGRAPHY.has(kind);
    const exporter = all.entity(THINGS.exporter);
    const shipper = all.entity(THINGS.timberShipper) as MentionId;
    expect(all.reach(exporter, withoutGeography)).toContain(shipper);
    const broker = all.entity(THINGS.broker) as MentionId;
    expect(all.reach(exporter, withoutGeography, new Set([broker]))).not.toContain(shipper);
  });
});

describe('the company that came back', () => {
  it('has telephone, address, director and agent of the exporter that was struck off', () => {
    const [old, young] = [all.entity(THINGS[PHOENIX.of]), all.entity(THINGS[PHOENIX.is])];
    const phones = both(all.along(old, 'REACHED_BY', 'phone'), all.along(young, 'REACHED_BY', 'phone'));
    expect(new Set(phones.flatMap((p) => all.values(p, 'phone')))).toEqual(new Set([PHOENIX.phone]));
    expect(both(all.along(old, 'LOCATED_AT'), all.along(young, 'LOCATED_AT')).length).toBeGreaterThan(0);
    expect(both(all.along(old, 'DIRECTS'), all.along(young, 'DIRECTS'))).toEqual([
      all.entity(THINGS[PHOENIX.director]),
    ]);
    const agent = all.entity(THINGS[PHOENIX.agent]);
    for (const company of [old, young]) {
      const cleared = [...all.along(company, 'SHIPPED')].filter((c) =>
        all.along(c, 'HANDLED', 'clearing agent').has(agent as MentionId),
      );
      expect(cleared.length).toBeGreaterThan(0);
    }
    expect(all.values(young, 'incorporatedOn')).toEqual([PHOENIX.incorporatedOn]);
  });
});

describe('the hull', () => {
  it('bore three names, and carried both seizures', () => {
    const hull = all.entity(THINGS[HULL.is]);
    expect([...new Set(all.values(hull, 'name'))].sort()).toEqual(HULL.names);
    expect(all.entity(HULL.callWithWrongNumber)).toBe(hull);
    expect(all.values(hull, 'aisGapHours')).toEqual([HULL.aisGapHours]);
    expect(all.along(hull, 'SEIZED_FROM').size).toBe(2);
  });
});

describe('the permit', () => {
  it('was used for three consignments and for more than its quantity; the other was not', () => {
    const used = (permit: WorldMention) => {
      const entity = all.entity(permit);
      const consignments = all.along(entity, 'COVERED_BY', 'permit endorsed');
      const quantities = [...consignments].flatMap((c) => all.values(c, 'endorsedQuantity')).map(Number);
      return {
        authorised: Number(all.values(entity, 'authorisedQuantity')[0]),
        used: quantities.reduce((a, b) => a + b, 0),
        times: consignments.size,
      };
    };
    expect(used(THINGS[PERMIT.is])).toEqual({
      authorised: PERMIT.authorisedM3,
      used: PERMIT.usedM3,
      times: PERMIT.consignments,
    });
    const proper = used(THINGS.properPermit);
    expect(proper.used).toBeLessThanOrEqual(proper.authorised);
  });
});

describe('the shared telephone', () => {
  it('is answered by four traders and no others', () => {
    const consignee = all.entity(PHONE.answeredBy[0]);
    const contact = [...all.along(consignee, 'REACHED_BY', 'phone')].find((c) =>
      all.values(c, 'phone').includes(PHONE.number),
    );
    expect(all.along(contact, 'REACHED_BY', 'phone')).toEqual(new Set(PHONE.answeredBy.map((t) => all.entity(t))));
    expect(new Set(all.values(contact, 'phone'))).toEqual(new Set([PHONE.number]));
  });
});

describe('the informant’s two traders', () => {
  it.each(Object.entries(INFORMANT))('%s sees %o', (userName, expected) => {
    const sight = new Sight(world, userName);
    const [one, other] = [sight.entity(THINGS.handicraftTrader), sight.entity(THINGS.curioTrader)];
    expect(one).toBeDefined();
    expect(other).toBeDefined();
    const personal = (kind: LinkKind) =>
      ['OWNS', 'DIRECTS', 'ASSOCIATED_WITH', 'LOCATED_AT', 'REACHED_BY'].includes(kind);
    expect({
      tied: sight.reach(one, personal).has(other as MentionId),
      trade: sight.along(other, 'SHIPPED').size > 0,
    }).toEqual(expected);
    expect(sight.entity(THINGS.informantsMan) !== undefined).toBe(expected.tied);
  });
});

describe('a man known by two records', () => {
  it.each(ONE_MAN.oneFor)('is one for %s, who reads the report that says so', (userName) => {
    const sight = new Sight(world, userName);
    expect(new Set([...ONE_MAN.mentions, THINGS.informantsMan].map((m) => sight.entity(m))).size).toBe(1);
  });

  it.each(ONE_MAN.twoFor)('is two for %s, who does not', (userName) => {
    const sight = new Sight(world, userName);
    expect(ONE_MAN.mentions.map((m) => sight.entity(m))).not.toContain(undefined);
    expect(new Set(ONE_MAN.mentions.map((m) => sight.entity(m))).size).toBe(2);
  });
});

describe('the consignment to stop', () => {
  const underWay = () =>
    [...new Set(all.links.filter((l) => l.kind === 'SHIPPED').map((l) => l.to))].filter((c) =>
      all.values(c, 'etaOn').some((eta) => eta > WORLD_TODAY),
    );
  const partiesOf = (consignment: MentionId | undefined) => ({
    shippers: all.along(consignment, 'SHIPPED'),
    agents: all.along(consignment, 'HANDLED', 'clearing agent'),
  });

  it('alone of those under way shares shipper and agent with a seized one', () => {
    const seized = new Set(all.links.filter((l) => l.kind === 'SEIZED_FROM').map((l) => l.to));
    const suspicious = underWay().filter((c) => {
      const ours = partiesOf(c);
      return [...seized].some((s) => {
        const theirs = partiesOf(s);
        return both(ours.shippers, theirs.shippers).length > 0 && both(ours.agents, theirs.agents).length > 0;
      });
    });
    expect(suspicious).toEqual([all.entity(STOP.consignment)]);
    expect(seized).toContain(all.entity(STOP.seizedBefore));
    for (const innocent of STOP.leaveAlone) expect(underWay()).toContain(all.entity(innocent));
  });
});

describe('the innocent', () => {
  it.each(NO_SEIZURE)('$sourceKey is in no link with a seizure, after correction and withdrawal', (trader) => {
    expect(all.along(all.entity(trader), 'INVOLVED_IN').size).toBe(0);
  });

  it('an agent with one seizure has two hundred clean entries and more', () => {
    const agent = all.entity(THINGS.busyAgent);
    const handled = all.along(agent, 'HANDLED', 'clearing agent');
    expect(handled.size).toBeGreaterThanOrEqual(200);
    expect(all.along(agent, 'INVOLVED_IN').size).toBe(1);
  });

  it('a forwarder handles 120 consignments and more, and lends its telephone to many', () => {
    const forwarder = all.entity(THINGS.forwarder);
    expect(all.along(forwarder, 'HANDLED', 'forwarder').size).toBeGreaterThanOrEqual(120);
    const [switchboard] = all.along(forwarder, 'REACHED_BY', 'phone');
    expect(all.along(switchboard, 'REACHED_BY', 'phone').size).toBeGreaterThan(4);
  });

  it('forty tenants share one office', () => {
    const [office] = all.along(all.entity(THINGS.shell), 'LOCATED_AT');
    expect(all.along(office, 'LOCATED_AT').size).toBe(40);
  });
});
