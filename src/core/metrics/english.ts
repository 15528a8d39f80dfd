import type { Bound } from './movement';
import { type Cue, type CueRole, type VerbClass, type VerbForm, type Vocabulary, words } from './vocabulary';

/** Verbs by what they say of a movement. `*` marks those that are as often nouns or adjectives. */
const verbLists: Readonly<Record<VerbClass, string>> = {
  increase:
    'increase* grow boost* raise* lift* rise* climb gain* expand double* triple* quadruple* maximize maximise multiply accelerate strengthen uplift* elevate scale* extend widen broaden deepen advance* jump* heighten ramp_up scale_up step_up speed_up',
  decrease:
    'reduce decrease* cut* lower* lessen drop* fall* shrink halve* slash trim* minimize minimise diminish shorten decline* cut_down bring_down drive_down eliminate curb curtail slim narrow* shave cut_back tighten',
  improve: 'improve enhance optimize optimise better* upskill streamline',
  move: 'move* bring take* shift* change* drive* push* turn go* get_from steer',
  reach:
    'reach* achieve hit* attain meet* exceed surpass top* cross* score* realize realise demonstrate rate* beat* get_to grow_to',
  maintain: 'maintain keep stay* sustain preserve retain remain* hold_at',
  win: 'win* sign* book* get earn enter land* secure acquire attract generate* raise_money sell convert* capture recover save sign_up* persuade convince upsell graduate* enroll enrol engage activate collect_revenue bring_in register* win_back',
  work: `build* launch* write ship* implement create develop deploy* release* publish complete* deliver finish* hire recruit train* run* migrate
    organize organise conduct define document* design* redesign* set_up* roll_out* introduce establish integrate plan* prepare draft* produce finalize finalise
    start* begin kick_off* pilot* test* validate install configure enable automate open* send translate record* film* purchase buy update* upgrade* revise
    standardize standardise consolidate decommission retire deprecate remove fix* audit* assess evaluate analyze analyse identify map* interview* visit* distribute plant*
    host* hold* perform refactor rewrite replace* submit present research* investigate explore prototype* review* outline* renovate repair* execute facilitate
    arrange appoint staff* assign provision instrument* benchmark* catalogue* catalog* spec* scope* code* rebuild re-platform rebrand relaunch* merge* delete commission* fill speak attend contact* talk_to speak_with speak_to call* reach_out promote
    stand_up spin_up put_in_place roll_back teach coach* mentor* survey* schedule* invite compile digitize digitise scan* archive port* patch* rename
    carry_out draw_up brief* communicate announce circulate formalize formalise apply submit file* order* construct assemble craft sunset* switch_over phase_out move_over`,
  mixed: 'add close* collect onboard gather sponsor* donate found place* provide award* award',
  serve:
    'resolve answer* respond process* handle serve reply acknowledge approve pay* fulfil fulfill return* treat* vaccinate feed* house* help* assist protect* screen* discharge clear*',
  grant: 'pass* obtain receive be_awarded be_granted be_certified',
  limit: 'limit* cap* restrict contain avoid prevent',
  state: `do be become have see make ensure guarantee show* find* feel know use* prove continue aim strive seek try offer* foster promote encourage empower inspire
    delight transform lead* focus* work* collaborate leverage understand learn simplify unlock own* embrace celebrate embed monitor track measure manage align address* enjoy
    love* trust* think champion nurture cultivate facilitate_growth let give report* refine modernize modernise stabilize stabilise harden live share* adopt participate agree support* rank*`,
};

const irregular: Readonly<Record<string, readonly [past: string, participle: string]>> = {
  grow: ['grew', 'grown'],
  rise: ['rose', 'risen'],
  cut: ['cut', 'cut'],
  fall: ['fell', 'fallen'],
  shrink: ['shrank', 'shrunk'],
  bring: ['brought', 'brought'],
  take: ['took', 'taken'],
  drive: ['drove', 'driven'],
  go: ['went', 'gone'],
  get: ['got', 'gotten'],
  hit: ['hit', 'hit'],
  meet: ['met', 'met'],
  beat: ['beat', 'beaten'],
  keep: ['kept', 'kept'],
  win: ['won', 'won'],
  sell: ['sold', 'sold'],
  build: ['built', 'built'],
  write: ['wrote', 'written'],
  run: ['ran', 'run'],
  set: ['set', 'set'],
  begin: ['began', 'begun'],
  send: ['sent', 'sent'],
  buy: ['bought', 'bought'],
  hold: ['held', 'held'],
  rewrite: ['rewrote', 'rewritten'],
  rebuild: ['rebuilt', 'rebuilt'],
  teach: ['taught', 'taught'],
  draw: ['drew', 'drawn'],
  stand: ['stood', 'stood'],
  spin: ['spun', 'spun'],
  put: ['put', 'put'],
  pay: ['paid', 'paid'],
  feed: ['fed', 'fed'],
  do: ['did', 'done'],
  speak: ['spoke', 'spoken'],
  be: ['was', 'been'],
  become: ['became', 'become'],
  have: ['had', 'had'],
  see: ['saw', 'seen'],
  make: ['made', 'made'],
  show: ['showed', 'shown'],
  find: ['found', 'found'],
  feel: ['felt', 'felt'],
  know: ['knew', 'known'],
  lead: ['led', 'led'],
  understand: ['understood', 'understood'],
  let: ['let', 'let'],
  give: ['gave', 'given'],
  think: ['thought', 'thought'],
  seek: ['sought', 'sought'],
};

/** Verbs of one stressed syllable or like it, which double their last letter. */
const doubling = new Set(
  words(
    'cut drop slim trim hit top get win run set plan ship map begin film cap let port_ spin put submit scan refit step upskill_ program slash_',
  ).map((word) => word.replace('_', '')),
);
const notDoubling = new Set(['film', 'port', 'upskill', 'slash']);

function buildVerbs(): ReadonlyMap<string, readonly VerbForm[]> {
  const table = new Map<string, VerbForm[]>();
  const put = (word: string, form: VerbForm): void => {
    const forms = table.get(word) ?? [];
    if (!forms.some((other) => other.form === form.form)) table.set(word, [...forms, form]);
  };
  for (const [verbClass, list] of Object.entries(verbLists) as Array<[VerbClass, string]>) {
    for (const entry of words(list)) {
      const nounToo = entry.endsWith('*');
      const [head = '', ...particles] = entry.replace('*', '').split('_');
      const tail = particles.length > 0 ? ` ${particles.join(' ')}` : '';
      for (const [form, word] of inflections(head)) put(`${word}${tail}`, { class: verbClass, form, nounToo });
    }
  }
  return table;
}

function inflections(base: string): Array<[VerbForm['form'], string]> {
  const [past, participle] = irregular[base] ?? [regularPast(base), regularPast(base)];
  return [
    ['base', base],
    ['third', thirdPerson(base)],
    ['past', past],
    ['past', participle],
    ['gerund', gerund(base)],
  ];
}

function thirdPerson(base: string): string {
  if (base === 'have') return 'has';
  if (base === 'be') return 'is';
  if (endsWithAny(base, ['s', 'sh', 'ch', 'x', 'z', 'go'])) return `${base}es`;
  return endsInConsonantY(base) ? `${base.slice(0, -1)}ies` : `${base}s`;
}

function regularPast(base: string): string {
  if (base.endsWith('e')) return `${base}d`;
  return endsInConsonantY(base) ? `${base.slice(0, -1)}ied` : `${stem(base)}ed`;
}

function gerund(base: string): string {
  if (base.endsWith('e') && !endsWithAny(base, ['ee', 'be'])) return `${base.slice(0, -1)}ing`;
  return `${stem(base)}ing`;
}

function stem(base: string): string {
  return doubling.has(base) && !notDoubling.has(base) ? `${base}${base.slice(-1)}` : base;
}

function endsInConsonantY(base: string): boolean {
  return base.endsWith('y') && !endsWithAny(base, ['ay', 'ey', 'oy', 'uy']);
}

function endsWithAny(word: string, endings: readonly string[]): boolean {
  return endings.some((ending) => word.endsWith(ending));
}

function cues(): ReadonlyMap<string, Cue> {
  const table = new Map<string, Cue>();
  const add = (role: CueRole, bound: Bound | undefined, phrases: string): void => {
    for (const phrase of phrases.split(',')) table.set(phrase.trim(), bound === undefined ? { role } : { role, bound });
  };
  add('from', undefined, 'from, starting from, starting at, up from, down from, increasing from, beginning at');
  add('to', undefined, 'to, into');
  add('by', undefined, 'by, by a factor of');
  add(
    'baseline',
    undefined,
    'baseline, baseline of, baseline is, was, were, previously, formerly, vs, versus, compared to, compared with, against, instead of, start value, initial value, initially, rather than, relative to',
  );
  add(
    'now',
    undefined,
    'now, currently, current, current is, is currently, currently at, now at, today, today at, at present, presently, actual, as is, as-is, current value, current score, status quo, so far',
  );
  add('target', undefined, 'target, target of, target is, goal, goal of, goal is, to-be, new target, the target of');
  add(
    'bound',
    '>=',
    'at least, no less than, not less than, no fewer than, not fewer than, no lower than, a minimum of, minimum of, minimum, min, at or above, at or over, equal to or above, equal or above, not below, never below, not under',
  );
  add(
    'bound',
    '<=',
    'at most, no more than, not more than, no greater than, no higher than, no longer than, not above, never above, not over, a maximum of, maximum of, maximum, max, at or below, at or under, not exceeding, not to exceed, not exceed, do not exceed, does not exceed, must not exceed, never exceed, never exceeds, a ceiling of, capped at',
  );
  add(
    'bound',
    '<',
    'less than, fewer than, lower than, under, below, beneath, shorter than, faster than, smaller than, quicker than, earlier than, sub',
  );
  add(
    'bound',
    '>',
    'more than, greater than, higher than, over, above, exceeding, longer than, better than, larger than, bigger than, in excess of, north of, beyond, exceeds, exceed, surpass, surpassing',
  );
  add('within', undefined, 'within, inside, in, during, over the next, for, throughout, over a');
  add('after', undefined, 'after, following, since');
  return table;
}

const months = words('january february march april may june july august september october november december');

export const english: Vocabulary = {
  numbers: new Map([
    ...words(
      'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen',
    ).map((word, value) => [word, value] as const),
    ...words('twenty thirty forty fifty sixty seventy eighty ninety').map(
      (word, index) => [word, 20 + index * 10] as const,
    ),
    ['dozen', 12],
  ]),
  magnitudes: new Map([
    ['hundred', 2],
    ['thousand', 3],
    ['million', 6],
    ['billion', 9],
    ['trillion', 12],
  ]),
  fractions: new Map([
    ['half', 1 / 2],
    ['third', 1 / 3],
    ['thirds', 1 / 3],
    ['quarter', 1 / 4],
    ['quarters', 1 / 4],
    ['fifth', 1 / 5],
    ['fifths', 1 / 5],
  ]),
  articles: new Set(['a', 'an']),
  times: new Map([
    ['once', 1],
    ['twice', 2],
    ['thrice', 3],
  ]),
  timesWords: new Set(['x', '×', 'times', 'time', 'fold']),
  perWords: new Set(['per', 'a', 'an', 'each', 'every']),
  everyWords: new Set(['every', 'each']),
  otherWords: new Set(['other', 'second']),
  periodAdverbs: new Map([
    ['hourly', { unit: 'per hour', value: 1 }],
    ['daily', { unit: 'per day', value: 1 }],
    ['weekly', { unit: 'per week', value: 1 }],
    ['biweekly', { unit: 'per week', value: 0.5 }],
    ['bi-weekly', { unit: 'per week', value: 0.5 }],
    ['fortnightly', { unit: 'per week', value: 0.5 }],
    ['monthly', { unit: 'per month', value: 1 }],
    ['bimonthly', { unit: 'per month', value: 0.5 }],
    ['quarterly', { unit: 'per quarter', value: 1 }],
    ['yearly', { unit: 'per year', value: 1 }],
    ['annually', { unit: 'per year', value: 1 }],
  ]),
  percentWords: new Set(['percent', 'percentage', 'pct', '%']),
  pointWords: new Set(['point', 'points', 'pts', 'pt']),
  multiplications: new Map([
    ...formsOf('double', 100),
    ...formsOf('triple', 200),
    ...formsOf('quadruple', 300),
    ...formsOf('treble', 200),
    ...formsOf('halve', -50),
    ...words('twofold threefold fourfold fivefold sixfold').map((word, index) => [word, (index + 1) * 100] as const),
    ['tenfold', 900],
    ['twice as', 100],
    ['twice the', 100],
  ]),
  cues: cues(),
  suffixBounds: new Map<string, Bound>([
    ['or more', '>='],
    ['or higher', '>='],
    ['or above', '>='],
    ['or better', '>='],
    ['or greater', '>='],
    ['or over', '>='],
    ['or longer', '>='],
    ['and above', '>='],
    ['and up', '>='],
    ['and more', '>='],
    ['minimum', '>='],
    ['at least', '>='],
    ['plus', '>='],
    ['or less', '<='],
    ['or fewer', '<='],
    ['or lower', '<='],
    ['or below', '<='],
    ['or under', '<='],
    ['or faster', '<='],
    ['or shorter', '<='],
    ['and below', '<='],
    ['and under', '<='],
    ['max', '<='],
    ['maximum', '<='],
    ['at most', '<='],
    ['or sooner', '<='],
  ]),
  comparatives: new Map<string, 1 | -1>([
    ...signed('more higher greater larger bigger longer additional', 1),
    ...signed('fewer less lower smaller shorter faster quicker cheaper', -1),
  ]),
  changeNouns: new Map<string, 1 | -1>([
    ...signed('increase rise uplift lift improvement gain boost uptick jump growth', 1),
    ...signed('decrease reduction drop decline cut fall', -1),
  ]),
  changeAdverbs: new Map<string, 1 | -1>([...signed('up upwards', 1), ...signed('down downwards', -1)]),
  fillers: new Set(
    words(
      "about around approximately approx circa ca roughly nearly almost only just some a an the its our their his her total average of on mean median currently current today today's consistently at is are it still that value overall initial existing baseline combined even well already another additional further extra full = ~ ≈ :",
    ),
  ),
  ofWords: new Set(['of', 'in']),
  namesBefore: new Set(
    words(`ios ipados android windows macos python java javascript node php ruby go angular react vue drupal postgres postgresql mysql oracle ubuntu debian kubernetes django rails laravel
      spring dotnet .net top level levels tier tiers phase version versions v release stage step grade grades year class chapter article section iso soc soc2 type series category part
      priority severity sev p q web gen generation wave zone room floor route highway fortune wcag pci basel scope covid day week month quarter sprint cohort option group rank # no nr
      figure form page catch industry office microsoft bus line gate unit module bay per vs1 aged ages age over-the key stages cycle iteration milestone epic number
      grade-level step-level site lot band bands wards ward terminal platform flight hall generation rfc http tls ipv usb wifi bluetooth apollo hepatitis vitamin diabetes`),
  ),
  namesAfter: new Set(words('trust touch knowledge tolerance day degree hour stop off another')),
  spanWords: new Set(words('last first next past previous coming prior trailing rolling following')),
  verbs: withExtras(buildVerbs()),
  dates: {
    months: new Map([
      ...months.map((name, index) => [name, index + 1] as const),
      ...months.map((name, index) => [name.slice(0, 3), index + 1] as const),
      ['sept', 9],
    ]),
    capitalOnly: new Set(['may', 'march', 'mar', 'jun', 'dec', 'sep', 'jan', 'apr', 'oct', 'nov', 'feb', 'jul', 'aug']),
    weekdays: new Set(words('monday tuesday wednesday thursday friday saturday sunday')),
    before: new Set(words('by before until till in on during at for from since through throughout within')),
    partsOf: new Set(words('end start beginning middle mid close early late')),
    periods: new Set(
      words(
        'quarter year month cycle half semester sprint week term season summer winter spring autumn fall christmas easter trimester week-end weekend',
      ),
    ),
    which: new Set(words('this next current coming following same')),
    ends: new Set(words('eoy eoq eom eow year-end quarter-end month-end end-of-year end-of-quarter end-of-month')),
    ordinals: new Set(words('st nd rd th')),
    links: new Set(['of', 'the', ',', 'our']),
    numbered: new Set(['week', 'cw', 'kw', 'sprint']),
  },
  nouns: {
    metrics: new Set(
      words(`rate rates time times ratio share count counts number numbers volume latency frequency score scores coverage nps csat ces mrr arr enps gmv revenue sales churn conversion conversions
        retention engagement satisfaction uptime availability users customers traffic visits visitors views downloads sessions subscribers signups sign-ups registrations accuracy
        utilization utilisation productivity throughput velocity turnover attrition margin margins profit cost costs spend spending budget income ebitda cac ltv clv arpu roi dau mau wau
        adoption usage completion attendance absence absenteeism occupancy yield quality index growth value pipeline leads bookings orders backlog errors incidents bugs defects tickets
        complaints failures outages escalations rollbacks delays duration length age mttr mttd lead-time response wait waiting stability performance efficiency awareness reach impressions
        rating ratings grades results attainment enrollment enrolment donations donors readmissions infections falls injuries accidents emissions waste footprint diversity
        loyalty delivery capacity inventory stock turnaround delinquency dso payback bounce click-through ctr open-rate activation rank ranking speed percentage proportion percent
        level levels headcount hires applicants vacancies positions wins losses cases debt memory consumption requests calls members followers readers participants respondents
        dependency coverage points progress readiness maturity health happiness morale compliance win-rate run-rate loss losses nrr grr`),
    ),
    measures: new Set(
      words(
        'rate rates time times frequency count volume coverage ratio score scores latency duration accuracy turnaround velocity lead-time uptime availability throughput percentage speed cadence',
      ),
    ),
    periodic: new Set(words('monthly weekly daily quarterly annual yearly average median total net gross mean hourly')),
    lowerIsBetter: new Set(
      words(`time times latency churn cost costs errors error defects defect bugs bug incidents incident tickets ticket complaints complaint failures failure outages downtime delay delays duration
        turnover attrition absence absenteeism wait waiting mttr mttd waste emissions debt bounce abandonment escalations rollbacks cac injuries accidents infections readmissions
        backlog rework drop-off dropout dropouts lead-time lateness spend spending expenses overtime turnaround vacancies refunds returns regressions crashes vulnerabilities response fraud loss losses`),
    ),
    outside: new Set(
      words(`customer customers user users client clients member members subscriber subscribers donor donors partner partners merchant merchants deal deals contract contracts account accounts
        lead leads signup signups sign-up sign-ups follower followers sponsor sponsors advertiser advertisers logo logos order orders sale sales subscription subscriptions registration registrations
        pledge pledges donation donations gift gifts revenue arr mrr pipeline referral referrals review reviews rating ratings school schools hospital hospitals patient patients student students
        contributor contributors download downloads opportunity opportunities booking bookings renewal renewals vote votes signature signatures star stars supporter supporters
        round seed series sponsorship sponsorships grant grants applicants applications buyers tenants sellers drivers restaurants shops jobs payers enterprises families beds households farmers`),
    ),
    things: new Set(
      words(
        'bugs bug tickets incidents issues defects errors vacancies positions requests cases complaints vulnerabilities orders users customers failures alerts escalations invoices roles findings questions items calls visits',
      ),
    ),
    work: new Set(
      words(`feature features roadmap backlog story stories task tasks epic epics test tests service services repository repositories repo repos endpoint endpoints module modules component
        components page pages screen screens doc docs document documents documentation app apps application applications database databases system systems pipeline pipelines script scripts
        milestone milestones deliverable deliverables project projects initiative initiatives sprint code codebase server servers host hosts table tables workload workloads integration integrations
        policy policies procedure procedures template templates requirement requirements actions plan plans migration rollout redesign implementation refactoring upgrade content courses modules
        machines runbooks dashboards reports checklists recommendations work work-items story-points points scope programme program project's curriculum processes`),
    ),
    plan: new Set(
      words(
        'planned roadmap backlog sprint committed scheduled milestones deliverables epics stories tasks action migration project initiatives plan work-items',
      ),
    ),
    grants: new Set(
      words(`licence license licences audit certification certificate approval accreditation permit patent grant funding award contract clearance charter authorisation authorization listing visa
        iso soc hipaa gdpr fda ce mark compliance status exam inspection investment tender bid term-sheet series seed round permission consent endorsement sign-off subsidy recognition prize`),
    ),
    granted: new Set(
      words(
        'approved granted issued awarded certified accredited passed licensed signed accepted ratified obtained received secured won renewed authorised authorized admitted selected elected nominated adopted approves grants issues passes accepts awards signs',
      ),
    ),
    finished: new Set(
      words(
        'live ready done operational available finalised finalized in-place online go-live feature-complete usable setup functional',
      ),
    ),
    workNouns: new Set(
      words(
        'launch completion release rollout roll-out implementation delivery creation introduction migration deployment development publication establishment setup design redesign installation integration go-live kick-off kickoff finalization finalisation',
      ),
    ),
    qualities: new Set(
      words(
        'time within without under less schedule first-time error-free zero correctly right quickly below satisfied same-day',
      ),
    ),
    shareOf: new Set(words('coverage completion complete')),
    rooms: new Set(words('venue room rooms flights hotel travel')),
    slogans: new Set(
      words(`best better great greater happy happier excellent excellence world-class leading faster smarter stronger amazing awesome seamless delightful innovative innovation culture vision
        most top number-one premier superior outstanding exceptional healthy healthier more less fewer higher lower easy easier simple simpler modern successful success great-place loved trusted best-in-class state-of-the-art top-notch cutting-edge next-level thought-leader`),
    ),
    abstract: new Set(
      words(
        'value trust culture excellence growth impact results quality relationships loyalty awareness momentum confidence success satisfaction happiness engagement advantage reputation mindset talent expertise innovation alignment collaboration ownership synergies synergy transparency accountability',
      ),
    ),
    time: new Set(
      words(
        'time latency duration wait waiting build response turnaround mttr mttd restore recover recovery minutes seconds hours delay setup startup deploy session handling queue downtime length long',
      ),
    ),
  },
  commonWords: new Set(
    words(`the of to from by in for and with at a an on per is are was be our all new each every this that than as into within or not no no-one more less customer customers user users
      team teams product feature features service services support weekly monthly daily quarterly platform market website app mobile first time company business quality people page pages
      employee employees project projects process data code test tests security brand content training onboarding error errors release releases deployment deployments net promoter
      partner partners school schools patient patients student students teacher teachers donor donors staff system systems internal external overall total number active average median
      days weeks months hours minutes seconds percent feedback survey experience manager managers engineer engineers developer developers search email social media cloud bill work open
      api ticket tickets incident incidents order orders call calls lead leads cost costs growth health safety clinic hospital nurse nurses report reports when who which where how their its
      we they will can should must up down out over under above below before after during until without across between through per-cent launch wait checkout pilot early late`),
  ),
  foreignWords: new Set(
    words(`der die das und von auf für mit bei zu den dem ein eine einer im zum zur als wird werden nicht pro alle unser unsere über unter steigern senken erhöhen reduzieren
      el los las del para por con una uno un en y o que su más de la al aumentar reducir mejorar lograr alcanzar lanzar clientes
      le les des du et pour par sur dans une aux au nos notre plus augmenter réduire améliorer atteindre lancer la
      um uma não os dos das na nos nas com ao à pelo pela é são reduzir melhorar alcançar lançar atingir até e
      il lo gli di che nel della dei con aumentare ridurre migliorare raggiungere lanciare entro da
      het een van voor met naar op verhogen verlagen verbeteren bereiken lanceren tot
      och att för av med till på ett öka minska förbättra nå og til fra øke redusere
      na i z do w się od oraz zwiększyć zmniejszyć và của từ lên đến tăng giảm cho các khách hàng`),
  ),
  beforeVerb: new Set(
    words(`we will to our team the teams i they should must shall successfully significantly consistently fully quickly continuously continue aim strive help also finally further
      and please need want plan_to it's is going then substantially dramatically steadily gradually jointly actively together sustainably cumulatively`),
  ),
  determiners: new Set(
    words(
      'a an the our all new this that these those each every its their any another both more some your my no-code first second next new-style',
    ),
  ),
  prepositions: new Set(
    words(
      'of to from by in for with at on per into within across among between about during after before over under above below through without via as than against toward towards since until till onto upon around where when while so including excluding because due using',
    ),
  ),
  conjunctions: new Set(['and', 'or', '&', 'then', ';', ',', '+']),
  infinitiveWords: new Set(['to']),
  relativeWords: new Set(words('who that which whose where')),
  levelWords: new Set(['at', 'to', 'of', 'is', 'are']),
  describers: new Set(words('with in for per across between after from')),
  genitives: new Set(['of']),
  changeIn: new Set(['in']),
  byMeans: new Set(words('by through while and ,')),
  wholeWords: new Set(words('the our all')),
  ageWords: new Set(words('aged ages age between')),
  afterParticiple: new Set(words('live twice once without')),
  pronouns: new Set(words('we us they them you it i he she everyone nobody everybody')),
  quantifiers: new Set(words('no all every each everyone everybody nobody most')),
  copulas: new Set(words('is are was were be been being has have remains stays')),
  noneWords: new Set(['no']),
  compounds: new Set(
    `win rate,hit rate,hit ratio,drop rate,drop off,drop-off rate,book value,book sales,run rate,open rate,open rates,close rate,hold time,hold times,pass rate,pass rates,return rate,return rates,
     show rate,order value,order size,process time,build time,build times,release notes,response time,response times,sign-up rate,sign up,start time,cut rate,fall rate,gain share,score average,
     reach rate,land use,lift rate,test coverage,support tickets,support costs,support cost,train delays,train punctuality,plant uptime,plant availability,ship date,design system,change failure,
     change lead,turn time,turn rate,take rate,share of,pay gap,pay ratio,host uptime,map views,video views,report views,document views,place of,focus time,focus hours,help requests,help desk,house prices,
     feed conversion,return on,process compliance,process adherence,call time,call volume,measure of,track record,review time,review turnaround,survey response,survey score,survey participation,test pass,
     launch readiness,plan adherence,plan accuracy,order accuracy,lead conversion,trust score,live chat,live users,win ratio,award rate,contract value,contract renewals,account growth,top line,
     audit findings,audit score,visit frequency,visit duration,work satisfaction,work hours,use of,shift coverage,shift fill,present value,order backlog,order fulfilment,order fulfillment,push notifications,push opt-in`
      .split(',')
      .map((phrase) => phrase.trim()),
  ),
  exceedingVerbs: new Set(words('exceed surpass beat top cross pass exceeds surpasses')),
  effortVerbs: new Set(words('make do give')),
  moneyVerbs: new Set(words('raise raised raising')),
  holdingVerbs: new Set(words('hold holds held holding')),
};

function formsOf(base: string, change: number): Array<readonly [string, number]> {
  return inflections(base).map(([, word]) => [word, change] as const);
}

function signed(list: string, sign: 1 | -1): Array<readonly [string, 1 | -1]> {
  return words(list).map((word) => [word, sign] as const);
}

/** Forms that the tables of inflection do not give. */
function withExtras(table: ReadonlyMap<string, readonly VerbForm[]>): ReadonlyMap<string, readonly VerbForm[]> {
  return new Map([...table, ['treble', [{ class: 'increase', form: 'base', nounToo: false }]]]);
}
