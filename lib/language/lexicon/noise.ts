/** Words that carry nothing by themselves in a question about a table. */
export const noiseWords = new Set(
  `a an the this that these those its it is are was were be been being am do does did done doing has have had having
  i me my we us our you your he she they them their theirs there here can could would should will shall may might must
  please show shows showing shown give gives giving given display displays displayed draw draws drawing plot plots plotted plotting
  visualize visualise visualization visualizing visualising visualized visualise create creates creating created make makes making made
  chart charts graph graphs diagram picture figure view find finds finding get gets list lists listing tell see look present presents presenting
  return returns provide provides report reports calculate calculates calculating compute computes computing determine determines
  identify identifies discover know want need wish like let using use uses used via through as so such than then what how much what's who's
  about some any all both just data dataset dataframe table value values information info number's represent represents representing
  depict depicts depicting corresponding respective respectively whole entire overall given following kindly simply
  should visual visually via render illustrate illustrates explore analyze analyse check examine perform conduct ok okay hey hi hello thanks thank
  case cases purpose different attribute attributes field column columns named also too very really actually exactly out up
  mean means off yes there's i'd i'm let's them it's each's type's one ones got go goes across-the set shows chart's in-form
  exist exists existing present there occur occurs occurring occurred belong belongs come comes came
  bring put try start based result results resulting question answer proportionally
  say says said called
  interested interesting idea break down split`.split(/\s+/),
);

export const prepositions = new Set([
  'of',
  'in',
  'for',
  'from',
  'to',
  'with',
  'on',
  'at',
  'between',
  'within',
  'into',
  'during',
  'per',
  'among',
  'inside',
]);

/** Nouns for the rows of any table. */
export const rowNouns = new Set(
  `row rows record records entry entries observation observations item items instance instances example examples case cases
  element elements line lines data dataset point points sample samples people persons person individuals individual
  participants participant thing things total`.split(/\s+/),
);
